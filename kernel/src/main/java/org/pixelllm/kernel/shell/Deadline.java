package org.pixelllm.kernel.shell;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Stops a statement that runs longer than its time, as an interrupt would. */
final class Deadline {
    private final Duration limit;
    private final ScheduledExecutorService clock; // null without a limit
    private final Gate gate;

    /**
     * Sets the time.
     *
     * @param limit what one statement may take, zero for as long as it likes
     */
    Deadline(Duration limit, Gate gate) {
        this.limit = limit;
        this.gate = gate;
        clock = limit.isZero() ? null : Executors.newSingleThreadScheduledExecutor(Deadline::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "deadline");
        thread.setDaemon(true);
        return thread;
    }

    /** Does something, and has it stopped where it takes too long. */
    <T> T keep(Supplier<T> work) {
        if (clock == null) {
            return work.get();
        }
        Future<?> bell = clock.schedule(this::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            bell.cancel(false);
        }
    }

    private void ring() {
        System.err.println("this took longer than " + limit.toMillis() + " ms, as long as a statement may take here");
        gate.stop();
    }
}
