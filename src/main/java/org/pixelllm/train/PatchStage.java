package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.pixelllm.data.scenes.Colour;
import org.pixelllm.data.scenes.Kind;
import org.pixelllm.data.scenes.Size;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Linear;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Scalar;
import org.pixelllm.weights.ParameterSet;

/**
 * Teaches the image encoder to see: each patch says whether it shows an object, and those that do say which kind,
 * colour, size and box.
 *
 * <p>Only object patches say what they show: averaged over all patches the background would drown the kinds.
 */
final class PatchStage implements Stage {
    private static final int KINDS = Kind.values().length;
    private static final int COLOURS = Colour.values().length;
    private static final int SIZES = Size.values().length;
    private static final double REACH = 0.25; // of the picture: a box's edge at raw output 1

    private final Network network;
    private final Map<String, NDArray> encoder;
    private final ParameterSet own;
    private final Linear head;
    private final Schedule schedule;
    private final Prefetch pictures;
    private final int size;
    private final int grid;

    PatchStage(NDManager manager, Network network, Map<String, NDArray> parameters, SceneSampler sampler,
            ScenesRecipe.Part part, long seed) {
        this.network = network;
        size = network.config().encoder().imageSize();
        grid = network.config().encoder().grid();
        encoder = Names.under(parameters, "git_backbone/");
        own = ParameterSet.fresh(manager, seed);
        Params p = own.params().in("patch_head");
        head = Linear.biased(p, network.config().encoder().width(), 1 + KINDS + COLOURS + SIZES + 4);
        schedule = part.schedule();
        pictures = new Prefetch(step -> LongStream.range(0, part.batch())
                .mapToObj(i -> sampler.draw((long) step * part.batch() + i)).toList());
    }

    @Override
    public String name() {
        return "see";
    }

    @Override
    public Schedule schedule() {
        return schedule;
    }

    @Override
    public Map<String, NDArray> trainable() {
        Map<String, NDArray> all = new LinkedHashMap<>(encoder);
        all.putAll(own.tensors());
        return all;
    }

    @Override
    public Loss loss(NDManager scope, int step) {
        List<SceneSample> samples = pictures.batch(step);
        Pictures batch = Pictures.of(scope, samples, size);
        NDArray features = network.features(batch.pixels(), batch.valid());                // (B, S, F)
        NDArray said = head.apply(features.reshape(-1, features.getShape().get(2)));      // (B·S, outputs)
        return new Targets(samples).loss(scope, said);
    }

    @Override
    public void close() {
        pictures.close();
        own.close();
    }

    /** What each patch should say. */
    private final class Targets {
        private final float[] inside;   // patch lies in the picture
        private final float[] object;   // patch shows an object
        private final int[] shown;      // rows of patches that show one
        private final long[] kinds;
        private final long[] colours;
        private final long[] sizes;
        private final float[] boxes;    // x0, y0, x1, y1 on the scale 0 to 1
        private final float[] centres;  // patch centre twice: (x, y, x, y)

        Targets(List<SceneSample> samples) {
            int patches = grid * grid;
            inside = new float[samples.size() * patches];
            object = new float[inside.length];
            for (int i = 0; i < inside.length; i++) {
                SceneSample sample = samples.get(i / patches);
                int p = i % patches;
                inside[i] = p % grid * size / grid < sample.width() && p / grid * size / grid < sample.height() ? 1 : 0;
                object[i] = sample.patchObjects()[p] >= 0 ? 1 : 0;
            }
            shown = java.util.stream.IntStream.range(0, object.length).filter(i -> object[i] > 0).toArray();
            kinds = new long[shown.length];
            colours = new long[shown.length];
            sizes = new long[shown.length];
            boxes = new float[shown.length * 4];
            centres = new float[shown.length * 4];
            for (int i = 0; i < shown.length; i++) {
                fill(i, samples.get(shown[i] / patches), shown[i] % patches);
            }
        }

        private void fill(int i, SceneSample sample, int p) {
            int which = sample.patchObjects()[p];
            kinds[i] = sample.objects().get(which).kind().ordinal();
            colours[i] = sample.objects().get(which).colour().ordinal();
            sizes[i] = sample.objects().get(which).size().ordinal();
            Box box = sample.boxes().get(which).scaled(1.0 / size, 1.0 / size);
            float[] edges = {(float) box.x0(), (float) box.y0(), (float) box.x1(), (float) box.y1()};
            System.arraycopy(edges, 0, boxes, 4 * i, 4);
            for (int e = 0; e < 4; e++) {
                centres[4 * i + e] = ((e % 2 == 0 ? p % grid : p / grid) + 0.5f) / grid;
            }
        }

        Loss loss(NDManager scope, NDArray said) {
            NDArray seen = Losses.binary(said.get(":, 0"), scope.create(object), scope.create(inside));
            NDArray rows = said.get(scope.create(shown));                                  // (M, outputs)
            NDArray ones = scope.ones(new Shape(shown.length));
            int from = 1;
            NDArray kind = classes(scope, rows, from, KINDS, kinds, ones);
            NDArray colour = classes(scope, rows, from += KINDS, COLOURS, colours, ones);
            NDArray sized = classes(scope, rows, from += COLOURS, SIZES, sizes, ones);
            NDArray edges = Scalar.times(rows.get(":, " + (from + SIZES) + ":"), REACH)
                    .add(scope.create(centres, new Shape(shown.length, 4)));
            NDArray truth = scope.create(boxes, new Shape(shown.length, 4));
            NDArray l1 = Losses.l1(edges, truth, ones);
            NDArray giou = Losses.giou(edges, truth, ones);
            NDArray total = seen.add(kind).add(colour).add(Scalar.times(sized, 0.5)).add(Scalar.times(l1, 5)).add(giou);
            Map<String, NDArray> parts = new LinkedHashMap<>();
            parts.put("object", seen);
            parts.put("kind", kind);
            parts.put("colour", colour);
            parts.put("size", sized);
            parts.put("box", giou);
            return new Loss(total, parts);
        }

        private NDArray classes(NDManager scope, NDArray rows, int from, int count, long[] truth, NDArray ones) {
            NDArray targets = scope.create(truth, new Shape(truth.length, 1));
            return Losses.crossEntropy(rows.get(":, " + from + ":" + (from + count)), targets, ones, 0);
        }
    }
}
