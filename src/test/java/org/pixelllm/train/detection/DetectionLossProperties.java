package org.pixelllm.train.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.pixelllm.model.detection.CenterMaps;
import org.pixelllm.model.detection.Places;
import org.pixelllm.model.detection.PyramidConfig;
import org.pixelllm.model.detection.RoiOutput;
import org.pixelllm.nn.Torch;
import org.pixelllm.train.Slope;

/** The gradients of both stages' losses are those of their values, whatever objects there are: two pictures of 32 pixels. */
class DetectionLossProperties {
    private static final int TRIES = 10;
    private static final int[] SIDES = {4, 2, 1, 1, 1};
    private static final int CELLS = 23;
    private static final int SAMPLES = 3;

    private final NDManager manager = Torch.open();

    @AfterProperty
    void free() {
        manager.close();
    }

    @Property(tries = TRIES, seed = "1")
    void heatFallsAlongItsGradient(@ForAll long seed) {
        Random random = new Random(seed);
        List<CenterTargets> targets = targets(random);
        CenterMaps level = maps(manager.zeros(new Shape(2, CELLS, 1)), manager.ones(new Shape(2, CELLS, 4)));

        Slope.check(manager, numbers(random, 2 * CELLS, -3, 3), new Shape(2, CELLS, 1), random, heat -> {
            CenterLoss loss = CenterLoss.of(maps(heat, level.allDistances()), targets);
            return loss.peaks().add(loss.rest());
        });
    }

    @Property(tries = TRIES, seed = "1")
    void edgesFallAlongTheirGradient(@ForAll long seed) {
        Random random = new Random(seed);
        List<CenterTargets> targets = targets(random);
        NDArray heat = manager.zeros(new Shape(2, CELLS, 1));

        float[] edges = numbers(random, 2 * CELLS * 4, 0, 20);
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (int) edges[i] / 8f + 1 / 16f; // between multiples of 1/8, which targets of small objects are
        }
        Slope.check(manager, edges, new Shape(2, CELLS, 4), random,
                distances -> CenterLoss.of(maps(heat, distances), targets).edges());
    }

    @Property(tries = TRIES, seed = "1")
    void theSecondStageFallsAlongItsGradients(@ForAll long seed) {
        Random random = new Random(seed);
        List<TrueBoxes> truth = List.of(objects(random), objects(random));
        List<SampledBoxes> samples = new ArrayList<>();
        for (TrueBoxes boxes : truth) {
            samples.add(new BoxSampler(new SamplingConfig(0.1, SAMPLES, 1)).sample(objects(random).corners(), boxes,
                    new SplittableRandom(seed)));
        }
        int rows = samples.stream().mapToInt(SampledBoxes::size).sum();
        Shape two = new Shape(rows, 2);
        Shape four = new Shape(rows, 4);
        NDArray deltas = manager.create(numbers(random, 4 * rows, 50, 60), four);

        Slope.check(manager, numbers(random, 2 * rows, -3, 3), two, random,
                logits -> RoiLoss.of(new RoiOutput(logits, deltas), samples, truth).classes());
        Slope.check(manager, deltas.toFloatArray(), four, random,
                far -> RoiLoss.of(new RoiOutput(manager.zeros(two), far), samples, truth).boxes());
    }

    @Property(tries = 1, seed = "1")
    void withoutObjectsNothingIsLearnedAboutBoxes() {
        TrueBoxes none = new TrueBoxes(new float[8], new int[2]);
        List<SampledBoxes> samples = List.of(new BoxSampler(SamplingConfig.PUBLISHED).sample(new float[4], none,
                new SplittableRandom(1)));
        RoiLoss loss = RoiLoss.of(new RoiOutput(manager.ones(new Shape(3, 2)), manager.ones(new Shape(3, 4))), samples,
                List.of(none));
        assertEquals(0, loss.classes().getFloat(), 1e-12f);
        assertEquals(0, loss.boxes().getFloat(), 1e-12f);
        assertEquals(0, loss.accuracy(), 1e-12f);
    }

    private List<CenterTargets> targets(Random random) {
        CenterMaps maps = maps(manager.zeros(new Shape(2, CELLS, 1)), manager.zeros(new Shape(2, CELLS, 4)));
        Places places = new Places(PyramidConfig.PUBLISHED, maps);
        return List.of(new CenterTargets(DetectionRecipe.PUBLISHED.ranges(), places, objects(random)),
                new CenterTargets(DetectionRecipe.PUBLISHED.ranges(), places, objects(random)));
    }

    /** Two rows, some empty; corners in whole pixels. */
    private static TrueBoxes objects(Random random) {
        float[] corners = new float[8];
        int[] classes = new int[2];
        for (int i = 0; i < 2; i++) {
            if (random.nextInt(3) > 0) {
                for (int axis = 0; axis < 2; axis++) {
                    corners[4 * i + axis] = random.nextInt(16);
                    corners[4 * i + 2 + axis] = corners[4 * i + axis] + 4 + random.nextInt(12);
                }
                classes[i] = 1;
            }
        }
        return new TrueBoxes(corners, classes);
    }

    /** Cuts what all levels hold one after the other, (2, S, 1) and (2, S, 4), into levels. */
    private static CenterMaps maps(NDArray heat, NDArray distances) {
        List<NDArray> logits = new ArrayList<>();
        List<NDArray> edges = new ArrayList<>();
        int from = 0;
        for (int side : SIDES) {
            String own = ":, " + from + ":" + (from + side * side);
            logits.add(heat.get(own).reshape(2, side, side, 1));
            edges.add(distances.get(own).reshape(2, side, side, 4));
            from += side * side;
        }
        return new CenterMaps(logits, edges);
    }

    private static float[] numbers(Random random, int count, double from, double to) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (from + random.nextDouble() * (to - from));
        }
        return numbers;
    }
}
