package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.Network;
import org.pixelllm.model.Vision;
import org.pixelllm.model.detection.ProposalConfig;
import org.pixelllm.train.detection.DetectionLoss;
import org.pixelllm.train.detection.DetectionRecipe;
import org.pixelllm.train.detection.SamplingConfig;
import org.pixelllm.train.detection.TrueBoxes;

/**
 * Teaches where objects end: the box decoder to find all of a picture, SAM's encoder and the mask decoder to outline what
 * a box holds. What sees and speaks stays as it is.
 */
final class OutlineStage implements Stage {
    /** Objects of a picture that are outlined in a step. */
    private static final int OBJECTS = 3;
    /** What this stage teaches, by the beginning of its parameters' names. */
    static final List<String> LEARN = List.of("sam_backbone/", "box_decoder/", "mask_decoder/");
    private static final DetectionRecipe BOXES = new DetectionRecipe(0.5, 1, DetectionRecipe.PUBLISHED.ranges(),
            new ProposalConfig(300, 64, 0.9), new SamplingConfig(0.6, 64, 0.25));

    private final String name;
    private final Network network;
    private final Map<String, NDArray> trainable = new LinkedHashMap<>();
    private final DetectionLoss boxes;
    private final Schedule schedule;
    private final Prefetch pictures;
    private final int size;
    private final long seed;

    OutlineStage(String name, Network network, Map<String, NDArray> parameters, LongFunction<SceneSample> scenes,
            ScenesRecipe.Part part, long seed) {
        this.name = name;
        this.network = network;
        this.seed = seed;
        LEARN.forEach(prefix -> trainable.putAll(Names.under(parameters, prefix)));
        boxes = new DetectionLoss(network.boxes().orElseThrow(), BOXES);
        size = network.config().encoder().imageSize();
        schedule = part.schedule();
        pictures = new Prefetch(scenes, part.batch());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schedule schedule() {
        return schedule;
    }

    @Override
    public Map<String, NDArray> trainable() {
        return trainable;
    }

    @Override
    public Loss loss(NDManager scope, int step) {
        List<SceneSample> samples = pictures.batch(step);
        SplittableRandom random = new SplittableRandom(seed + step * 0x9E3779B97F4A7C15L);
        Pictures input = Pictures.of(scope, samples, size);
        Vision.Seen seen = network.see(input.pixels(), input.valid());
        Map<String, NDArray> parts = new LinkedHashMap<>();

        NDArray found = boxes.apply(seen.features(network.config().regions().orElseThrow().features()),
                samples.stream().map(OutlineStage::truth).toList(), seen.padded(), random.nextLong()).total();
        MaskLoss masks = masks(scope, samples, seen, input.valid(), random);
        parts.put("boxes", found);
        parts.put("focal", masks.focal());
        parts.put("dice", masks.dice());
        parts.put("quality", masks.iou());
        return new Loss(found.add(masks.total()), parts);
    }

    private static TrueBoxes truth(SceneSample sample) {
        float[] corners = new float[4 * sample.boxes().size()];
        int[] classes = new int[sample.boxes().size()];
        for (int i = 0; i < classes.length; i++) {
            put(corners, 4 * i, sample.boxes().get(i));
            classes[i] = 1;
        }
        return new TrueBoxes(corners, classes);
    }

    private MaskLoss masks(NDManager scope, List<SceneSample> samples, Vision.Seen seen, NDArray valid,
            SplittableRandom random) {
        int rows = samples.size() * OBJECTS;
        float[] prompts = new float[4 * rows];
        List<float[]> shapes = new ArrayList<>();
        for (SceneSample sample : samples) {
            int first = random.nextInt(sample.objects().size());
            for (int k = 0; k < OBJECTS; k++) {
                int object = (first + k) % sample.objects().size();
                put(prompts, 4 * shapes.size(), nearly(sample.boxes().get(object), random));
                shapes.add(sample.mask(object, size));
            }
        }
        var told = network.segmenter().orElseThrow().apply(seen.sam().orElseThrow(),
                scope.create(prompts, new Shape(rows, 4)), network.vision().maskSize());
        return MaskLoss.of(told.masks(), told.quality(), new MaskLoss.Truth(stacked(scope, shapes),
                scope.ones(new Shape(rows)), valid.repeat(0, OBJECTS)));
    }

    /** Returns a box as an expression finds it: a little off, sometimes more. */
    private static Box nearly(Box box, SplittableRandom random) {
        double share = random.nextInt(3) == 0 ? 0.15 : 0.05;
        double x = share * box.width();
        double y = share * box.height();
        return new Box(box.x0() + off(random, x), box.y0() + off(random, y), box.x1() + off(random, x),
                box.y1() + off(random, y));
    }

    private static double off(SplittableRandom random, double most) {
        return (2 * random.nextDouble() - 1) * most;
    }

    private static void put(float[] corners, int at, Box box) {
        corners[at] = (float) box.x0();
        corners[at + 1] = (float) box.y0();
        corners[at + 2] = (float) box.x1();
        corners[at + 3] = (float) box.y1();
    }

    private NDArray stacked(NDManager scope, List<float[]> shapes) {
        float[] all = new float[shapes.size() * size * size];
        for (int i = 0; i < shapes.size(); i++) {
            System.arraycopy(shapes.get(i), 0, all, i * size * size, size * size);
        }
        return scope.create(all, new Shape(shapes.size(), size, size));
    }

    @Override
    public void close() {
        pictures.close();
    }
}
