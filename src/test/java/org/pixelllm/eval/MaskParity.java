package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixelllm.eval.MetricsFolder.numbers;
import static org.pixelllm.eval.MetricsFolder.objects;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.Polygon;
import org.pixelllm.geometry.Resized;
import org.pixelllm.geometry.RunLength;

/** Holds masks and their metrics against pycocotools and the published evaluation. */
final class MaskParity {
    private static final double NEAR = 1e-9;

    private final MetricsFolder folder;

    MaskParity(MetricsFolder folder) {
        this.folder = folder;
    }

    private void each(String section, BiConsumer<JsonObject, JsonObject> check) {
        List<JsonObject> expected = objects(folder.expected().get(section)).toList();
        List<JsonObject> input = objects(folder.input().get(section)).toList();
        IntStream.range(0, input.size()).forEach(i -> check.accept(input.get(i), expected.get(i)));
    }

    void runLengths() {
        each("rle", (in, out) -> {
            RunLength runs = in.has("rows") ? RunLength.of(mask(in.get("rows"))) : runs(in);
            assertArrayEquals(ints(out.get("counts_uncompressed")), runs.counts(), "rle " + in.get("id"));
            assertEquals(out.get("counts_compressed").getAsString(), runs.compressed());
            checkShape(out, runs);
        });
        each("rle_decode", (in, out) -> {
            RunLength runs = runs(in.get("counts"), in.get("size"));
            assertArrayEquals(ints(out.get("counts_uncompressed")), runs.counts(), "rle_decode " + in.get("id"));
            assertEquals(mask(out.get("rows")), runs.mask());
            checkShape(out, runs);
        });
    }

    private static RunLength runs(JsonObject item) {
        JsonElement counts = item.has("counts") ? item.get("counts") : item.get("counts_uncompressed");
        return new RunLength(item.get("height").getAsInt(), item.get("width").getAsInt(), ints(counts));
    }

    private static void checkShape(JsonObject expected, RunLength runs) {
        assertEquals(expected.get("area").getAsLong(), runs.area());
        double[] xywh = numbers(expected.get("bbox_xywh"));
        assertEquals(Box.ofSize(xywh[0], xywh[1], xywh[2], xywh[3]), runs.box());
        assertEquals(runs.mask().box(), runs.box());
    }

    void merged() {
        each("rle_merge", (in, out) -> {
            List<RunLength> masks = objects(in.get("masks")).map(m -> runs(m.get("counts"), m.get("size"))).toList();
            assertEquals(out.get("union").getAsString(),
                    masks.stream().reduce(RunLength::union).orElseThrow().compressed(), "merge " + in.get("id"));
            assertEquals(out.get("intersection").getAsString(),
                    masks.stream().reduce(RunLength::intersection).orElseThrow().compressed());
            for (int i = 0; i < masks.size(); i++) {
                for (int j = 0; j < masks.size(); j++) {
                    MaskOverlap overlap = MaskOverlap.of(masks.get(j), masks.get(i));
                    assertEquals(at(out.get("pairwise_iou"), i, j), overlap.plainIou(), NEAR);
                    assertEquals(at(out.get("pairwise_iou_crowd"), i, j), masks.get(i).shareIn(masks.get(j)), NEAR);
                }
            }
        });
    }

    private static double at(JsonElement matrix, int row, int column) {
        return matrix.getAsJsonArray().get(row).getAsJsonArray().get(column).getAsDouble();
    }

    void polygons() {
        each("polygons", (in, out) -> {
            int height = in.get("height").getAsInt();
            int width = in.get("width").getAsInt();
            List<RunLength> parts = polygons(in.get("polygons"), height, width);
            RunLength whole = parts.stream().reduce(RunLength::union).orElseThrow();
            JsonArray wanted = out.getAsJsonArray("part_counts_compressed");
            IntStream.range(0, parts.size())
                    .forEach(i -> assertEquals(wanted.get(i).getAsString(), parts.get(i).compressed()));
            assertEquals(out.get("counts_compressed").getAsString(), whole.compressed(), "polygons " + in.get("id"));
            assertEquals(mask(out.get("rows")), whole.mask());
            checkShape(out, whole);
        });
    }

    void metrics() {
        JsonObject expected = folder.expected().getAsJsonObject("masks");
        List<JsonObject> input = objects(folder.input().get("masks")).toList();
        List<JsonObject> items = objects(expected.get("items")).toList();
        MaskEvaluator evaluator = new MaskEvaluator();
        MaskOverlap sum = new MaskOverlap(0, 0);
        double plain = 0;
        for (int i = 0; i < input.size(); i++) {
            Outlined truth = new Outlined(truth(input.get(i)), ReferringParity.box(input.get(i).get("gt_box")));
            JsonObject rle = input.get(i).getAsJsonObject("pred_rle");
            Outlined found = new Outlined(runs(rle.get("counts"), rle.get("size")),
                    ReferringParity.box(input.get(i).get("pred_box")));
            evaluator.add(truth, found);
            MaskOverlap overlap = MaskOverlap.of(truth.mask(), found.mask());
            sum = MaskOverlap.SUM.apply(sum, overlap);
            plain += overlap.plainIou() / input.size();
            check(items.get(i), truth, found, overlap);
        }
        JsonObject summary = expected.getAsJsonObject("summary");
        assertEquals(summary.get("cIoU_plain").getAsDouble(), sum.plainIou(), NEAR);
        assertEquals(summary.get("mIoU_plain").getAsDouble(), plain, NEAR);
        checkSummary(summary, evaluator.result());
    }

    private static void check(JsonObject item, Outlined truth, Outlined found, MaskOverlap overlap) {
        String name = "masks " + item.get("id");
        assertEquals(item.get("gt_area").getAsLong(), truth.mask().area(), name);
        assertEquals(item.get("pred_area").getAsLong(), found.mask().area(), name);
        assertEquals(item.get("intersection").getAsDouble(), overlap.intersection(), name);
        assertEquals(item.get("union").getAsDouble(), overlap.union(), name);
        assertEquals(item.get("iou").getAsDouble(), overlap.iou(), NEAR, name);
        double[] xyxy = numbers(item.get("pred_mask_box_xyxy"));
        assertEquals(new Box(xyxy[0], xyxy[1], xyxy[2], xyxy[3]), found.mask().box(), name);
        assertEquals(item.get("mask_box_iou").getAsDouble(), BoxOverlap.of(truth.box(), found.mask().box()).iou(),
                NEAR, name);
    }

    private static void checkSummary(JsonObject summary, Map<String, Number> result) {
        assertEquals(summary.get("seg_cIoU").getAsDouble(), result.get("cIoU").doubleValue(), NEAR);
        assertEquals(summary.get("seg_gIoU").getAsDouble(), result.get("mean IoU").doubleValue(), NEAR);
        for (String at : List.of("0.5", "0.7", "0.9")) {
            assertEquals(summary.get("seg_AP@" + at).getAsDouble(), result.get("P@" + at).doubleValue(), NEAR);
            assertEquals(summary.get("seg_box_precision@" + at).getAsDouble(),
                    result.get("P@" + at + ", box of the mask").doubleValue(), NEAR);
            assertEquals(summary.get("box_precision@" + at).getAsDouble(),
                    result.get("P@" + at + ", box").doubleValue(), NEAR);
        }
    }

    void rescaled() {
        each("mask_rescale", (in, out) -> {
            float[][] logits = in.getAsJsonArray("logits").asList().stream().map(row -> floats(numbers(row)))
                    .toArray(float[][]::new);
            int[] padded = ints(in.get("padded_size"));
            Mask mask = resized(in).original(logits, padded[0], padded[1], in.get("threshold").getAsDouble());
            JsonObject rle = out.getAsJsonObject("rle");
            assertEquals(runs(rle.get("counts"), rle.get("size")), RunLength.of(mask), "rescale " + in.get("id"));
        });
    }

    static Resized resized(JsonObject item) {
        int[] input = ints(item.get("input_size"));
        int[] original = ints(item.get("original_size"));
        return new Resized(input[0], input[1], original[0], original[1]);
    }

    private static RunLength truth(JsonObject item) {
        JsonElement truth = item.get("gt_segmentation");
        return truth.isJsonObject()
                ? runs(truth.getAsJsonObject().get("counts"), truth.getAsJsonObject().get("size"))
                : polygons(truth, item.get("height").getAsInt(), item.get("width").getAsInt()).stream()
                        .reduce(RunLength::union).orElseThrow();
    }

    private static List<RunLength> polygons(JsonElement all, int height, int width) {
        return all.getAsJsonArray().asList().stream()
                .map(xy -> RunLength.of(new Polygon(numbers(xy)).mask(width, height))).toList();
    }

    private static RunLength runs(JsonElement counts, JsonElement size) {
        int[] hw = ints(size);
        return counts.isJsonArray()
                ? new RunLength(hw[0], hw[1], ints(counts))
                : RunLength.parse(counts.getAsString(), hw[0], hw[1]);
    }

    private static Mask mask(JsonElement rows) {
        List<String> lines = rows.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
        int width = lines.get(0).length();
        BitSet bits = new BitSet();
        String all = String.join("", lines);
        IntStream.range(0, all.length()).forEach(i -> bits.set(i, all.charAt(i) == '1'));
        return new Mask(width, lines.size(), bits);
    }

    private static int[] ints(JsonElement array) {
        return array.getAsJsonArray().asList().stream().mapToInt(JsonElement::getAsInt).toArray();
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        IntStream.range(0, numbers.length).forEach(i -> floats[i] = (float) numbers[i]);
        return floats;
    }
}
