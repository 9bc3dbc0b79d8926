package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixelllm.eval.MetricsFolder.numbers;
import static org.pixelllm.eval.MetricsFolder.objects;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.pixelllm.geometry.Box;

/** Holds boxes and their metrics against the published evaluation. */
final class ReferringParity {
    private static final double NEAR = 1e-9;

    private final MetricsFolder folder;

    ReferringParity(MetricsFolder folder) {
        this.folder = folder;
    }

    void boxes() {
        List<JsonObject> boxes = objects(folder.input().get("boxes")).toList();
        JsonObject expected = folder.expected().getAsJsonObject("boxes");
        List<JsonObject> items = objects(expected.get("items")).toList();
        BoxEvaluator evaluator = new BoxEvaluator();
        for (int i = 0; i < boxes.size(); i++) {
            Box truth = box(boxes.get(i).get("gt"));
            Box found = box(boxes.get(i).get("pred"));
            evaluator.add(truth, found);
            check(items.get(i), BoxOverlap.of(truth, found));
        }
        checkPrecision(expected.getAsJsonObject("precision"), evaluator.result());
    }

    private static void check(JsonObject item, BoxOverlap overlap) {
        String name = "boxes " + item.get("id");
        double size = 1 + Math.abs(item.get("union").getAsDouble());
        assertEquals(item.get("intersection").getAsDouble(), overlap.intersection(), NEAR * size, name);
        assertEquals(item.get("union").getAsDouble(), overlap.union(), NEAR * size, name);
        assertEquals(item.get("iou_eps").getAsDouble(), overlap.iou(), NEAR, name);
        assertEquals(item.get("iou_plain").getAsDouble(), overlap.plainIou(), NEAR, name);
        item.getAsJsonObject("hit").entrySet().forEach(hit -> assertEquals(hit.getValue().getAsBoolean(),
                overlap.hits(Double.parseDouble(hit.getKey())), name + " at " + hit.getKey()));
    }

    private static void checkPrecision(JsonObject expected, Map<String, Number> result) {
        expected.entrySet().forEach(each -> assertEquals(each.getValue().getAsDouble(),
                result.get("P@" + each.getKey()).doubleValue(), NEAR, each.getKey()));
    }

    void topBoxes() {
        JsonObject expected = folder.expected().getAsJsonObject("topk");
        int[] first = expected.keySet().stream().mapToInt(name -> Integer.parseInt(name.split("@")[1])).toArray();
        TopBoxesEvaluator evaluator = new TopBoxesEvaluator(first);
        objects(folder.input().get("topk")).forEach(item -> evaluator.add(box(item.get("gt")),
                item.getAsJsonArray("preds").asList().stream().map(ReferringParity::box).toList()));
        for (int k : first) {
            assertEquals(expected.get("precision@" + k).getAsDouble(),
                    evaluator.result().get("P@0.5 of first " + k).doubleValue(), NEAR);
        }
    }

    void rescaledBoxes() {
        List<JsonObject> expected = objects(folder.expected().get("box_rescale")).toList();
        List<JsonObject> input = objects(folder.input().get("box_rescale")).toList();
        for (int i = 0; i < input.size(); i++) {
            JsonArray boxes = input.get(i).getAsJsonArray("boxes_xyxy");
            JsonArray wanted = expected.get(i).getAsJsonArray("boxes_xywh");
            var resized = MaskParity.resized(input.get(i));
            IntStream.range(0, boxes.size()).forEach(at -> {
                double[] xyxy = numbers(boxes.get(at));
                Box box = resized.original(new Box(xyxy[0], xyxy[1], xyxy[2], xyxy[3]));
                assertArrayEquals(numbers(wanted.get(at)),
                        new double[]{box.x0(), box.y0(), box.x1() - box.x0(), box.y1() - box.y0()}, 1e-6);
            });
        }
    }

    static Box box(JsonElement xywh) {
        double[] n = numbers(xywh);
        return Box.ofSize(n[0], n[1], n[2], n[3]);
    }
}
