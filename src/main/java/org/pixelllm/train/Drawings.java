package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.Box;
import org.pixelllm.nn.Borrow;

/**
 * Drawn scenes with what a frozen encoder has seen of them, once for all models that learn from them.
 *
 * <p>The maps lie in memory as half floats, 55 kB each with the default model's encoder.
 */
public final class Drawings implements AutoCloseable {
    /** Side of a drawing in pixels. */
    static final int DRAWN = 128;
    private static final int AT_ONCE = 16;

    private final NDManager manager;
    private final FrozenEncoder encoder;
    private final List<SceneSample> samples = new ArrayList<>();
    private final List<NDArray> maps = new ArrayList<>(); // (S, F) each

    private Drawings(FrozenEncoder encoder) {
        this.encoder = encoder;
        manager = encoder.manager().newSubManager();
    }

    /**
     * Draws scenes and looks at each.
     *
     * @param first seed of the first; negative ones are for training
     * @param count 1 to 100,000
     * @param progress is told how many are done
     * @throws CancellationException if the thread is interrupted
     */
    public static Drawings of(FrozenEncoder encoder, long first, int count, IntConsumer progress) {
        Drawings drawings = new Drawings(encoder);
        for (int done = 0; done < count; done += AT_ONCE) {
            if (Thread.currentThread().isInterrupted()) {
                drawings.close();
                throw new CancellationException("interrupted after " + done + " drawings");
            }
            drawings.add(LongStream.range(first + done, first + Math.min(count, done + AT_ONCE))
                    .mapToObj(seed -> Scene.of(seed, DRAWN, DRAWN)).toList());
            progress.accept(drawings.size());
        }
        return drawings;
    }

    static Drawings of(FrozenEncoder encoder, List<Scene> scenes) {
        Drawings drawings = new Drawings(encoder);
        drawings.add(scenes);
        return drawings;
    }

    private void add(List<Scene> scenes) {
        SceneSampler sampler = new SceneSampler(0, encoder.map().pixels(), encoder.patch(), false, encoder.tokenizer());
        List<SceneSample> seen = scenes.stream().map(sampler::sample).toList();
        try (NDManager scope = manager.newSubManager()) {
            NDArray all = encoder.see(scope, seen).toType(DataType.FLOAT16, false);
            for (int i = 0; i < seen.size(); i++) {
                NDArray map = all.get(i).duplicate();
                map.attach(manager);
                maps.add(map);
                samples.add(seen.get(i).seen());
            }
        }
    }

    int size() {
        return samples.size();
    }

    SceneSample sample(int index) {
        return samples.get(index);
    }

    /** Returns the box of an object on the scale 0 to 1 of the square input. */
    Box box(int index, int object) {
        double scale = 1.0 / encoder.map().pixels();
        return samples.get(index).boxes().get(object).scaled(scale, scale);
    }

    FrozenEncoder encoder() {
        return encoder;
    }

    /** Returns the maps of some drawings: (B, S, F). */
    NDArray maps(NDManager scope, int[] which) {
        NDList some = new NDList();
        IntStream.of(which).forEach(i -> some.add(Borrow.in(scope, maps.get(i))));
        return NDArrays.stack(some).toType(DataType.FLOAT32, false);
    }

    @Override
    public void close() {
        manager.close();
    }
}
