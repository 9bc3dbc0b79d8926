package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixelllm.eval.MetricsFolder.numbers;
import static org.pixelllm.eval.MetricsFolder.objects;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.geometry.Point;

/** Holds the trace error against the published evaluation. */
final class TraceParity {
    private static final double NEAR = 1e-6; // relative: the published numbers are in single precision

    private TraceParity() {}

    static void check(MetricsFolder folder) {
        List<JsonObject> examples = objects(folder.input().get("examples")).toList();
        List<JsonObject> expected = objects(folder.expected().get("per_example")).toList();
        TraceEvaluator evaluator = new TraceEvaluator();
        for (int i = 0; i < examples.size(); i++) {
            Traced truth = truth(examples.get(i));
            List<List<Point>> predicted = predicted(examples.get(i));
            evaluator.add(truth, predicted);
            double error = expected.get(i).get("error").getAsDouble();
            assertEquals(error, TraceEvaluator.error(truth, predicted), NEAR * (1 + error), "trace " + (i + 1));
        }
        double mean = folder.expected().get("point_l1").getAsDouble();
        assertEquals(mean, evaluator.result().get("trace error").doubleValue(), NEAR * (1 + mean));
    }

    private static Traced truth(JsonObject example) {
        List<TracedToken> tokens = new ArrayList<>();
        JsonArray captions = example.getAsJsonArray("points");
        for (int c = 0; c < captions.size(); c++) {
            JsonArray words = captions.get(c).getAsJsonArray();
            for (int t = 0; t < words.size(); t++) {
                boolean counts = example.has("token_mask")
                        ? at(example.get("token_mask"), c, t).getAsBoolean()
                        : at(example.get("text_tokens"), c, t).getAsInt() > 0;
                tokens.add(new TracedToken(counts, points(words.get(t))));
            }
        }
        return new Traced(example.get("height").getAsInt(), example.get("width").getAsInt(), tokens);
    }

    private static JsonElement at(JsonElement matrix, int row, int column) {
        return matrix.getAsJsonArray().get(row).getAsJsonArray().get(column);
    }

    private static List<List<Point>> predicted(JsonObject example) {
        return example.getAsJsonArray("predicted").asList().stream()
                .flatMap(caption -> caption.getAsJsonArray().asList().stream()).map(TraceParity::points).toList();
    }

    /** Reads several points, or one. */
    private static List<Point> points(JsonElement token) {
        JsonArray array = token.getAsJsonArray();
        return array.get(0).isJsonArray()
                ? array.asList().stream().map(TraceParity::point).toList()
                : List.of(point(array));
    }

    private static Point point(JsonElement xy) {
        double[] n = numbers(xy);
        return new Point(n[0], n[1]);
    }
}
