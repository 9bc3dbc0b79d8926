package org.pixelllm.train;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Draws the next step's pictures while this step is learned. */
final class Prefetch implements AutoCloseable {
    private final ExecutorService painter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "pixelllm-painter");
        thread.setDaemon(true);
        return thread;
    });
    private final LongFunction<SceneSample> scenes;
    private final int batch;
    private int nextStep = -1;
    private CompletableFuture<List<SceneSample>> next;

    /**
     * Makes batches of scenes, each scene drawn once, in order.
     *
     * @param scenes the n-th picture
     * @param batch pictures of a step
     */
    Prefetch(LongFunction<SceneSample> scenes, int batch) {
        this.scenes = scenes;
        this.batch = batch;
    }

    List<SceneSample> batch(int step) {
        List<SceneSample> now = step == nextStep ? next.join() : draw(step);
        nextStep = step + 1;
        next = CompletableFuture.supplyAsync(() -> draw(step + 1), painter);
        return now;
    }

    private List<SceneSample> draw(int step) {
        return LongStream.range(0, batch).mapToObj(i -> scenes.apply((long) step * batch + i)).toList();
    }

    @Override
    public void close() {
        painter.shutdownNow();
    }
}
