package org.pixelllm.kernel;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pixelllm.kernel.assist.Completer;
import org.pixelllm.kernel.assist.History;
import org.pixelllm.kernel.assist.Wholeness;
import org.pixelllm.kernel.cell.Comms;
import org.pixelllm.kernel.output.StandardInput;
import org.pixelllm.kernel.output.Streams;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.kernel.wire.Author;
import org.pixelllm.kernel.wire.Channel;
import org.pixelllm.kernel.wire.Codec;
import org.pixelllm.kernel.wire.ConnectionFile;
import org.pixelllm.kernel.wire.Heartbeat;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;
import org.pixelllm.kernel.wire.Sockets;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/** A running Jupyter kernel for Java. */
public final class Kernel implements AutoCloseable {
    private static final int BREATH = 100; // milliseconds in which the first cell, if there is one, goes first
    private static final int MODESTY = 270; // milliseconds in which a kernel that is not warm yet does not call itself ready

    private final CompletableFuture<JavaShell> javaShell = CompletableFuture
            .supplyAsync(() -> StartUp.shell(System.getenv()), Kernel::daemon);
    private final CompletableFuture<?> ready = javaShell.handle((made, failed) -> made).completeOnTimeout(null, MODESTY,
            TimeUnit.MILLISECONDS);
    private final ZContext context = new ZContext();
    private final Author author = new Author("kernel");
    private final CompletableFuture<Workbench> workbench;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final History history;
    private final Answers answers;
    private final Channel iopub;
    private final Channel shell;
    private final Channel control;
    private final Channel stdin;
    private final Heartbeat heartbeat;
    private final Publisher publisher;
    private final Streams streams;
    private final CellQueue cells;
    private final Assistant assistant = new Assistant();

    /** Opens the kernel's sockets and answers from then on, while JShell still warms up. */
    public Kernel(ConnectionFile where, History history) {
        this.history = history;
        Codec codec = new Codec(where.key());
        iopub = Channel.bind(context, SocketType.PUB, where.address(where.iopub()), codec, message -> {}).start();
        publisher = new Publisher(iopub, author);
        Comms comms = new Comms(publisher::converse);
        answers = new Answers(history, comms);
        streams = new Streams((name, text) -> publisher.show("stream", Json.object("name", name, "text", text)));
        Stdin questions = new Stdin(publisher, streams, author);
        stdin = bind(where, where.stdin(), codec, questions::received);
        questions.attach(stdin);
        shell = bind(where, where.shell(), codec, this::onShell);
        control = bind(where, where.control(), codec, this::onControl);
        workbench = javaShell.thenApply(made -> new Workbench(made, publisher, streams, comms, questions));
        heartbeat = new Heartbeat(context, where.address(where.heartbeat()));
        cells = new CellQueue(new CellRunner(workbench, publisher, streams, history), this::finish).start();
        streams.install();
        System.setIn(new StandardInput(() -> questions.ask("")));
        shell.start();
        control.start();
        stdin.start();
        javaShell.thenAcceptAsync(made -> settle(made, history), Kernel::daemon);
    }

    /** Does what the first cell need not wait for. */
    private static void settle(JavaShell shell, History history) {
        try {
            TimeUnit.MILLISECONDS.sleep(BREATH);
            shell.settle();
            history.open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Channel bind(ConnectionFile where, int port, Codec codec, Consumer<Message> listener) {
        return Channel.bind(context, SocketType.ROUTER, where.address(port), codec, listener);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void onShell(Message request) {
        switch (request.type()) {
            case "execute_request", "comm_open", "comm_msg", "comm_close" -> cells.add(request);
            case "complete_request" -> assist(request, bench -> completer(bench).reply(request.content()));
            case "inspect_request" -> assist(request, bench -> bench.inspector().reply(request.content()));
            case "is_complete_request" -> assist(request,
                    bench -> new Wholeness(bench.shell(), bench.magics()).reply(request.content()));
            // clients send the first cell upon this reply: sooner, the cell would take the processors from the warm-up
            case "kernel_info_request" -> ready.thenRun(() -> answer(shell, request));
            default -> answer(shell, request);
        }
    }

    private static Completer completer(Workbench bench) {
        return new Completer(bench.shell(), bench.magics(), bench.frontEnd());
    }

    private void onControl(Message request) {
        if (request.type().equals("interrupt_request")) {
            interrupt();
        }
        answer(control, request);
    }

    private void answer(Channel channel, Message request) {
        if (request.type().endsWith("_request")) {
            publisher.status(request, "busy");
            channel.send(author.reply(request, replyType(request), answers.to(request)));
            publisher.status(request, "idle");
        }
        if (request.type().equals("shutdown_request")) {
            end();
        }
    }

    private static String replyType(Message request) {
        return request.type().replaceFirst("request$", "reply");
    }

    private void assist(Message request, Function<Workbench, JsonObject> question) {
        publisher.status(request, "busy");
        assistant.ask(workbench, question, content -> finish(request, content));
    }

    /** Says the last word on a request of the shell channel. */
    private void finish(Message request, JsonObject content) {
        shell.send(author.reply(request, replyType(request), content));
        publisher.status(request, "idle");
    }

    /** Stops the running cell, if any. */
    public void interrupt() {
        if (workbench.isDone() && !workbench.isCompletedExceptionally()) {
            workbench.join().shell().interrupt();
        }
    }

    /** Lets {@link #awaitShutdown} return. */
    void end() {
        ended.countDown();
    }

    /** Waits until a client asks the kernel to end. */
    public void awaitShutdown() throws InterruptedException {
        ended.await();
    }

    /** Ends the running cell, sends what is left to say, and closes all sockets. */
    @Override
    public void close() {
        interrupt();
        cells.close();
        assistant.close();
        history.open(); // what ran so soon that nobody has read the file yet is kept too
        streams.close();
        for (Channel channel : new Channel[]{shell, control, stdin, iopub}) {
            channel.close();
        }
        heartbeat.close();
        Sockets.close(context);
        end();
    }
}
