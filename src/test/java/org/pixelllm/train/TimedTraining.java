package org.pixelllm.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.Tokenizer;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/** Training steps with a clock at every part, for the benchmark of that name. */
public final class TimedTraining {
    private static final int WARM_UP = 3;
    private static final double RATE = 1e-4;

    private TimedTraining() {}

    /**
     * Median milliseconds of the parts of a step.
     *
     * @param forward with what it takes to get the pictures
     * @param optimizer with the norm of the gradients
     */
    public record Times(double forward, double backward, double optimizer) {
        public double step() {
            return forward + backward + optimizer;
        }

        private static Times medians(List<Times> all) {
            return new Times(median(all, Times::forward), median(all, Times::backward),
                    median(all, Times::optimizer));
        }

        private static double median(List<Times> all, ToDoubleFunction<Times> part) {
            double[] sorted = all.stream().mapToDouble(part).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /** Computes a loss in a manager. */
    private interface Work {
        NDArray loss(NDManager scope, int step);
    }

    /**
     * Times steps on pictures, boxes, contexts and texts of random numbers, all parameters learning.
     *
     * @param texts of each picture, each with a prompt of its own
     * @param length of a text, in tokens
     * @param context tokens read before speaking
     */
    public static Times random(ModelConfig shape, int vocabulary, int pictures, int texts, int length, int context,
            int runs) {
        try (NDManager manager = Torch.open()) {
            ParameterSet parameters = ParameterSet.fresh(manager, 1);
            Network network = new Network(parameters.params(), shape);
            JointTraining training = new JointTraining(network, JointRecipe.PUBLISHED);
            int size = shape.encoder().imageSize();
            Random random = new Random(1);
            NDArray pixels = manager.randomUniform(0, 255, new Shape(pictures, size, size, 3));
            NDArray inside = manager.ones(new Shape(pictures, size, size));
            NDArray boxes = manager.create(boxes(random, pictures * texts, size), new Shape(pictures, texts, 4));
            NDArray labels = manager.ones(new Shape(pictures, texts), DataType.INT32);
            NDArray tokens = manager.create(random.ints((long) pictures * texts * length, 3, vocabulary).toArray(),
                    new Shape(pictures, texts, length));
            NDArray read = manager.create(random.ints((long) pictures * texts * context, 3, vocabulary).toArray(),
                    new Shape(pictures, texts, context));
            return time(manager, parameters.tensors(), runs, step -> {}, (scope, step) -> training.apply(new JointBatch(
                    Borrow.in(scope, pixels), Borrow.in(scope, inside), Borrow.in(scope, boxes),
                    new JointBatch.Truth(Borrow.in(scope, boxes), Borrow.in(scope, labels), Borrow.in(scope, tokens),
                            Optional.of(Borrow.in(scope, read)), Optional.empty(), Optional.empty()),
                    List.of()), 1).total());
        }
    }

    private static float[] boxes(Random random, int count, int size) {
        float[] boxes = new float[4 * count];
        for (int i = 0; i < boxes.length; i += 4) {
            boxes[i] = random.nextFloat() * size / 2;
            boxes[i + 1] = random.nextFloat() * size / 2;
            boxes[i + 2] = boxes[i] + size / 3f;
            boxes[i + 3] = boxes[i + 1] + size / 3f;
        }
        return boxes;
    }

    /** Times steps of a stage of a recipe for scenes, pictures drawn as they are needed. */
    public static Times scenes(ScenesRecipe recipe, int stage, int runs, IntConsumer watcher) {
        try (NDManager manager = Torch.open()) {
            ParameterSet parameters = ParameterSet.fresh(manager, 1);
            try (Stage made = new ScenesStages(manager, recipe, parameters, words()).of(stage)) {
                return time(manager, made.trainable(), runs, watcher, (scope, step) -> made.loss(scope, step).total());
            }
        }
    }

    /** Returns the milliseconds that it takes to draw the pictures of a step, on one thread. */
    public static double drawing(ScenesRecipe.Part part, int patch, int runs) {
        SceneSampler sampler = new SceneSampler(1, part.pixels(), patch, part.varied(), words());
        double[] times = new double[runs];
        for (int run = -WARM_UP; run < runs; run++) {
            long begin = System.nanoTime();
            for (int i = 0; i < part.batch(); i++) {
                sampler.draw((long) (run + WARM_UP) * part.batch() + i);
            }
            if (run >= 0) {
                times[run] = millis(begin);
            }
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    private static Tokenizer words() {
        return WordTokenizer.of(Narrator.vocabulary());
    }

    private static Times time(NDManager manager, Map<String, NDArray> weights, int runs, IntConsumer watcher,
            Work work) {
        weights.values().forEach(weight -> weight.setRequiresGradient(true));
        List<Times> times = new ArrayList<>();
        try (AdamW optimizer = new AdamW(manager, weights, 0.05, 1)) {
            for (int step = 0; step < WARM_UP + runs; step++) {
                Times one = step(manager, optimizer, step, work);
                if (step >= WARM_UP) {
                    times.add(one);
                    watcher.accept(step - WARM_UP + 1);
                }
            }
        }
        return Times.medians(times);
    }

    private static Times step(NDManager manager, AdamW optimizer, int step, Work work) {
        long begin = System.nanoTime();
        double forward;
        double backward;
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = work.loss(scope, step);
            loss.getFloat();
            forward = millis(begin);
            collector.backward(loss);
            backward = millis(begin) - forward;
        }
        long learned = System.nanoTime();
        optimizer.update(RATE);
        return new Times(forward, backward, millis(learned));
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
