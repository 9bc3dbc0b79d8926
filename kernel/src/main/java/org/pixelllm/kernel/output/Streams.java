package org.pixelllm.kernel.output;

import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** The standard output and error of the process, on their way to the notebook in few and bounded messages. */
public final class Streams implements AutoCloseable {
    private static final int PAUSE = 50; // milliseconds for more to come

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Streams::daemon);
    private final Allowance allowance = new Allowance();
    private final StreamBuffer outBuffer;
    private final StreamBuffer errBuffer;
    private final PrintStream out;
    private final PrintStream err;
    private final PrintStream processOut = System.out;
    private final PrintStream processErr = System.err;

    /**
     * Makes the streams.
     *
     * @param sink takes {@code stdout} or {@code stderr}, and what was printed there
     */
    public Streams(BiConsumer<String, String> sink) {
        outBuffer = new StreamBuffer(allowance::isLeft, text -> pass(sink, "stdout", text), this::later);
        errBuffer = new StreamBuffer(allowance::isLeft, text -> pass(sink, "stderr", text), this::later);
        out = outBuffer.printStream();
        err = errBuffer.printStream();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "streams");
        thread.setDaemon(true);
        return thread;
    }

    private void pass(BiConsumer<String, String> sink, String name, String text) {
        String shown = allowance.spend(text);
        if (!shown.isEmpty()) {
            sink.accept(name, shown);
        }
    }

    private Future<?> later(Runnable drain) {
        try {
            return clock.schedule(drain, PAUSE, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null); // the kernel ends: nobody listens any more
        }
    }

    /** Takes the place of {@link System#out} and {@link System#err}. */
    public Streams install() {
        System.setOut(out);
        System.setErr(err);
        return this;
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** Gives a new cell its full allowance. */
    public void begin() {
        allowance.renew();
    }

    /** Passes on all that was printed so far. */
    public void drain() {
        out.flush();
        err.flush();
        outBuffer.drain();
        errBuffer.drain();
    }

    @Override
    public void close() {
        drain();
        clock.shutdownNow();
        System.setOut(processOut);
        System.setErr(processErr);
    }
}
