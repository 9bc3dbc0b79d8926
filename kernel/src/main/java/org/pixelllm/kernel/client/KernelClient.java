package org.pixelllm.kernel.client;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.pixelllm.kernel.wire.Author;
import org.pixelllm.kernel.wire.Channel;
import org.pixelllm.kernel.wire.Codec;
import org.pixelllm.kernel.wire.ConnectionFile;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;
import org.pixelllm.kernel.wire.Sockets;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/** Speaks with a kernel over sockets, as any Jupyter client does. */
public final class KernelClient implements AutoCloseable {
    private final ZContext context = new ZContext();
    private final byte[] identity = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    private final Author author = new Author("client");
    private final BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> broadcasts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> questions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> controlReplies = new LinkedBlockingQueue<>();
    private final Channel shell;
    private final Channel control;
    private final Channel stdin;
    private final Channel iopub;

    public KernelClient(ConnectionFile where) {
        Codec codec = new Codec(where.key());
        shell = connect(SocketType.DEALER, where.address(where.shell()), codec, replies);
        control = connect(SocketType.DEALER, where.address(where.control()), codec, controlReplies);
        stdin = connect(SocketType.DEALER, where.address(where.stdin()), codec, questions);
        iopub = connect(SocketType.SUB, where.address(where.iopub()), codec, broadcasts);
    }

    private Channel connect(SocketType type, String address, Codec codec, BlockingQueue<Message> into) {
        return Channel.connect(context, type, address, identity, codec, into::add).start();
    }

    /**
     * Asks until the kernel answers on both channels; what it broadcast until then is forgotten.
     *
     * @return whether it did in time
     */
    public boolean awaitReady(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            request("kernel_info_request", new JsonObject());
            if (broadcast(Duration.ofMillis(200)).isPresent()) {
                return settle(end);
            }
        }
        return false;
    }

    /** Asks once more and skips all up to the answers to that; both channels are known to be open. */
    private boolean settle(long end) throws InterruptedException {
        String last = request("kernel_info_request", new JsonObject()).id();
        return skip(replies, message -> message.parentId().equals(last), end)
                && skip(broadcasts, message -> message.parentId().equals(last)
                        && Json.text(message.content(), "execution_state", "").equals("idle"), end);
    }

    private static boolean skip(BlockingQueue<Message> from, Predicate<Message> last, long end)
            throws InterruptedException {
        Optional<Message> message;
        do {
            message = next(from, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } while (message.isPresent() && !last.test(message.get()));
        return message.isPresent();
    }

    /** Sends a request and returns it, with the id that the answers name as their parent. */
    public Message request(String type, JsonObject content) {
        Message request = author.request(type, content);
        shell.send(request);
        return request;
    }

    /** Says something that has no reply, with binary parts. */
    public Message tell(String type, JsonObject content, List<byte[]> buffers) {
        Message message = author.request(type, content).with(new JsonObject(), buffers);
        shell.send(message);
        return message;
    }

    /** Sends an urgent request, which the kernel answers while a cell runs. */
    public Message urge(String type, JsonObject content) {
        Message request = author.request(type, content);
        control.send(request);
        return request;
    }

    /** Answers a question of the kernel's. */
    public void answer(Message question, JsonObject content) {
        stdin.send(author.reply(question, "input_reply", content));
    }

    /** Returns the next reply to a request, or nothing in time. */
    public Optional<Message> reply(Duration patience) throws InterruptedException {
        return next(replies, patience);
    }

    /** Returns the next reply to an urgent request, or nothing in time. */
    public Optional<Message> urgentReply(Duration patience) throws InterruptedException {
        return next(controlReplies, patience);
    }

    /** Returns the next broadcast, or nothing in time. */
    public Optional<Message> broadcast(Duration patience) throws InterruptedException {
        return next(broadcasts, patience);
    }

    /** Returns the next question to the user, or nothing in time. */
    public Optional<Message> question(Duration patience) throws InterruptedException {
        return next(questions, patience);
    }

    private static Optional<Message> next(BlockingQueue<Message> from, Duration patience) throws InterruptedException {
        return Optional.ofNullable(from.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        for (Channel channel : new Channel[]{shell, control, stdin, iopub}) {
            channel.close();
        }
        Sockets.close(context);
    }
}
