package org.pixelllm.kernel;

import com.google.gson.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.pixelllm.kernel.cell.CellStopped;
import org.pixelllm.kernel.output.Streams;
import org.pixelllm.kernel.wire.Author;
import org.pixelllm.kernel.wire.Channel;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;
import org.pixelllm.magics.spi.MagicException;

/** Asks the user, through the front end that sent the cell. */
final class Stdin {
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Publisher publisher;
    private final Streams streams;
    private final Author author;
    private volatile Channel channel;

    Stdin(Publisher publisher, Streams streams, Author author) {
        this.publisher = publisher;
        this.streams = streams;
        this.author = author;
    }

    void attach(Channel stdin) {
        channel = stdin;
    }

    /** Takes what came in on the stdin channel. */
    void received(Message message) {
        if (message.type().equals("input_reply")) {
            answers.add(Json.text(message.content(), "value", ""));
        }
    }

    /** Returns the line that the user typed at a prompt, which may be empty. */
    String ask(String prompt) {
        return answer(Json.object("prompt", prompt, "password", false));
    }

    /** Returns what the user typed unseen. */
    String askSecret(String prompt) {
        return answer(Json.object("prompt", prompt, "password", true));
    }

    private String answer(JsonObject question) {
        Message cell = publisher.cell();
        if (cell == null || !Json.flag(cell.content(), "allow_stdin", true)) {
            throw new MagicException("this cell reads input, and this front end cannot ask for it.");
        }
        streams.drain(); // the question, which the cell has printed
        answers.clear();
        channel.send(author.reply(cell, "input_request", question));
        try {
            return answers.take();
        } catch (InterruptedException e) {
            throw CellStopped.interrupted();
        }
    }
}
