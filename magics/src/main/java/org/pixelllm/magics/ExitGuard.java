package org.pixelllm.magics;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets long work end in order when the process is told to end (Ctrl+C, SIGTERM): its thread is interrupted, and the
 * process waits for it.
 */
final class ExitGuard {
    private static final long PATIENCE_SECONDS = 60;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "pixelllm-exit");

    private ExitGuard() {}

    /** Does work on this thread; returns what it returns. */
    static <T> T during(Supplier<T> work) {
        ExitGuard guard = new ExitGuard();
        Runtime.getRuntime().addShutdownHook(guard.hook);
        try {
            return work.get();
        } finally {
            guard.release();
        }
    }

    private void end() {
        worker.interrupt();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already: the hook has done its work
        }
    }
}
