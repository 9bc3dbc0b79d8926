package org.pixelllm.kernel.notebook;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.kernel.client.KernelClient;
import org.pixelllm.kernel.client.KernelProcess;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;

/** Runs the code cells of a notebook through a kernel and puts what they show into it. */
public final class NotebookRunner {
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(20); // for an interrupted cell to stop
    private static final String ENDED = "the kernel ended while this cell ran";
    private static final String DEAF = "this cell took too long, and did not stop when it was told to";

    private final KernelProcess kernel;
    private final Duration timeout;
    private final Duration grace;
    private final Map<String, List<JsonObject>> displays = Outputs.noDisplays();

    /** What happened to a cell. */
    public sealed interface Outcome {
        /** It ran to its end. */
        record Done() implements Outcome {}

        /**
         * It did not.
         *
         * @param words why, as a notebook would show it
         */
        record Failed(String words) implements Outcome {}
    }

    /**
     * Makes a runner.
     *
     * @param timeout how long one cell may take
     */
    public NotebookRunner(KernelProcess kernel, Duration timeout) {
        this(kernel, timeout, GRACE);
    }

    NotebookRunner(KernelProcess kernel, Duration timeout, Duration grace) {
        this.kernel = kernel;
        this.timeout = timeout;
        this.grace = grace;
    }

    /** Runs one cell and stores its outputs in it. */
    public Outcome run(NotebookCell cell) throws InterruptedException {
        cell.clear();
        if (cell.source().isBlank()) {
            return new Outcome.Done();
        }
        KernelClient client = kernel.client();
        Message request = client.request("execute_request",
                Json.object("code", cell.source(), "silent", false, "store_history", true, "user_expressions", Map.of(),
                        "allow_stdin", false, "stop_on_error", !cell.mayFail()));
        Outputs outputs = new Outputs(displays);
        boolean finished = gather(request, outputs);
        JsonObject reply = finished
                ? client.reply(Duration.ofSeconds(10)).map(Message::content).orElse(error(ENDED))
                : error(kernel.isAlive() ? DEAF : ENDED);
        cell.ran(Json.number(reply, "execution_count", 0), outputs.all());
        return outcome(reply, finished);
    }

    private static JsonObject error(String words) {
        return Json.object("status", "error", "evalue", words);
    }

    /** Gathers broadcasts until the kernel says that it is idle again; false where it never does. */
    private boolean gather(Message request, Outputs outputs) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        boolean interrupted = false;
        while (kernel.isAlive() && System.nanoTime() < end + grace.toNanos()) {
            Optional<Message> message = kernel.client().broadcast(GLANCE);
            if (message.isPresent() && message.get().parentId().equals(request.id())) {
                outputs.add(message.get());
                if (Json.text(message.get().content(), "execution_state", "").equals("idle")) {
                    return true;
                }
            }
            if (System.nanoTime() > end && !interrupted) {
                kernel.client().urge("interrupt_request", new JsonObject());
                interrupted = true;
            }
        }
        return false;
    }

    private Outcome outcome(JsonObject reply, boolean finished) {
        if (Json.text(reply, "status", "").equals("ok")) {
            return new Outcome.Done();
        }
        String traceback = NotebookCell.text(Json.of(lines(reply)));
        return new Outcome.Failed(finished && !traceback.isBlank() ? traceback : Json.text(reply, "evalue", ""));
    }

    private static List<String> lines(JsonObject reply) {
        return Json.array(reply, "traceback").asList().stream().map(line -> line.getAsString() + "\n").toList();
    }
}
