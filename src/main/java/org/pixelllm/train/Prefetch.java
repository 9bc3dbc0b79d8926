package org.pixelllm.train;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Draws the next step's pictures while this step is learned. */
final class Prefetch implements AutoCloseable {
    private final ExecutorService painter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "pixelllm-painter");
        thread.setDaemon(true);
        return thread;
    });
    private final IntFunction<List<SceneSample>> batches;
    private int nextStep = -1;
    private CompletableFuture<List<SceneSample>> next;

    /** Makes batches by step. */
    Prefetch(IntFunction<List<SceneSample>> batches) {
        this.batches = batches;
    }

    List<SceneSample> batch(int step) {
        List<SceneSample> now = step == nextStep ? next.join() : batches.apply(step);
        nextStep = step + 1;
        next = CompletableFuture.supplyAsync(() -> batches.apply(step + 1), painter);
        return now;
    }

    @Override
    public void close() {
        painter.shutdownNow();
    }
}
