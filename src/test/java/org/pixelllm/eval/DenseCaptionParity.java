package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixelllm.eval.MetricsFolder.numbers;
import static org.pixelllm.eval.MetricsFolder.objects;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.pixelllm.eval.caption.Meteor;
import org.pixelllm.geometry.CocoBox;

/** Holds dense-caption mean average precision against the published evaluation. */
final class DenseCaptionParity {
    private static final double NEAR = 2e-6;

    private final MetricsFolder folder;
    private final Map<CocoBox, JsonObject> predictions = new IdentityHashMap<>(); // equal boxes may stand for several

    DenseCaptionParity(MetricsFolder folder) {
        this.folder = folder;
    }

    /** Uses the value that the input attaches to each prediction. */
    private CaptionSimilarity given(String field) {
        return (prediction, references) -> predictions.get(prediction.box()).get(field).getAsDouble();
    }

    private DenseCaptionEvaluator run(DenseCaptionEvaluator evaluator) {
        objects(folder.input().get("images")).forEach(image -> evaluator.add(truth(image),
                of(image, "predictions").map(this::prediction).toList()));
        return evaluator;
    }

    private DenseTruth truth(JsonObject image) {
        return new DenseTruth(image.get("id").getAsLong(), image.get("width").getAsInt(),
                image.get("height").getAsInt(),
                of(image, "regions").map(r -> new DenseRegion(box(r), r.get("caption").getAsString())).toList());
    }

    private Stream<JsonObject> of(JsonObject image, String section) {
        return objects(folder.input().get(section)).filter(o -> o.get("image_id").equals(image.get("id")));
    }

    private DensePrediction prediction(JsonObject p) {
        CocoBox box = box(p);
        predictions.put(box, p);
        return new DensePrediction(box, p.get("score").getAsDouble(), p.get("caption").getAsString());
    }

    private static CocoBox box(JsonObject o) {
        double[] n = numbers(o.get("bbox"));
        return new CocoBox(n[0], n[1], n[2], n[3]);
    }

    void merging() {
        Map<JsonElement, JsonObject> images = new HashMap<>();
        objects(folder.input().get("images")).forEach(image -> images.put(image.get("id"), image));
        objects(folder.expected().get("merged_regions")).forEach(expected -> {
            List<MergedRegion> merged = RegionMerging.of(truth(images.get(expected.get("image_id"))).regions());
            List<JsonObject> wanted = objects(expected.get("regions")).toList();
            assertEquals(wanted.size(), merged.size(), "image " + expected.get("image_id"));
            for (int i = 0; i < wanted.size(); i++) {
                assertEquals(wanted.get(i).getAsJsonArray("captions").asList().stream().map(JsonElement::getAsString)
                        .toList(), merged.get(i).captions());
                assertEquals(1, box(wanted.get(i)).iou(merged.get(i).box()), 1e-5);
            }
        });
    }

    void matching() {
        CaptionSimilarity meteor = CaptionSimilarity.meteor(new Meteor());
        List<DenseMatch> ranking = run(DenseCaptionEvaluator.ofBoxes()).ranking();
        List<JsonObject> wanted = objects(folder.expected().get("detections")).toList();
        assertEquals(wanted.size(), ranking.size());
        for (int i = 0; i < wanted.size(); i++) {
            JsonObject expected = wanted.get(i);
            DenseMatch match = ranking.get(i);
            String name = "rank " + (i + 1);
            assertEquals(expected.get("region").getAsInt(), match.region(), name);
            assertEquals(expected.get("iou").getAsDouble(), match.iou(), 1e-6, name);
            assertEquals(expected.get("matched").getAsBoolean(), match.matched(), name);
            assertEquals(expected.get("caption_scored").getAsString(), match.prediction().caption(), name);
            assertEquals(expected.getAsJsonArray("references_scored").asList().stream().map(JsonElement::getAsString)
                    .toList(), match.references(), name);
            assertEquals(expected.get("similarity").getAsDouble(),
                    meteor.of(match.prediction(), match.references()), 1e-6, name);
        }
    }

    void standard() {
        standard(given("meteor_given"));
        standard(CaptionSimilarity.meteor(new Meteor()));
    }

    private void standard(CaptionSimilarity similarity) {
        JsonObject expected = folder.expected().getAsJsonObject("default");
        DenseScores scores = run(DenseCaptionEvaluator.of(similarity, DenseRules.STANDARD)).scores();
        assertEquals(expected.get("num_positive").getAsLong(), scores.positives());
        assertEquals(expected.get("map").getAsDouble(), scores.map(), NEAR);
        assertEquals(expected.get("map_detection").getAsDouble(), scores.mapOfBoxes(), NEAR);
        objects(expected.get("ap")).forEach(ap -> assertEquals(ap.get("ap").getAsDouble(),
                scores.captions()[row(ap)][column(ap)], NEAR, ap.toString()));
        objects(expected.get("ap_detection")).forEach(
                ap -> assertEquals(ap.get("ap").getAsDouble(), scores.boxes()[row(ap)], NEAR, ap.toString()));
        objects(expected.get("mean_by_iou")).forEach(ap -> assertEquals(ap.get("ap").getAsDouble(),
                scores.atIou(ap.get("iou").getAsDouble()), NEAR));
        objects(expected.get("mean_by_similarity")).forEach(ap -> assertEquals(ap.get("ap").getAsDouble(),
                scores.atSimilarity(ap.get("similarity").getAsDouble()), NEAR));
    }

    private static int row(JsonObject ap) {
        return DenseScores.IOU.indexOf(ap.get("iou").getAsDouble());
    }

    private static int column(JsonObject ap) {
        return DenseScores.SIMILARITY.indexOf(ap.get("similarity").getAsDouble());
    }

    void givenSimilarity() {
        check("with_similarity_given",
                DenseCaptionEvaluator.of(given("similarity_given"), DenseRules.STANDARD));
    }

    void variants() {
        CaptionSimilarity meteor = CaptionSimilarity.meteor(new Meteor());
        check("keep_empty_captions",
                DenseCaptionEvaluator.of(meteor, DenseRules.STANDARD.keepingEmptyCaptions()));
        check("regions_scaled_to_720", DenseCaptionEvaluator.of(meteor, DenseRules.STANDARD.scaledTo720()));
    }

    void boxesOnly() {
        check("boxes_only", DenseCaptionEvaluator.ofBoxes());
    }

    private void check(String variant, DenseCaptionEvaluator evaluator) {
        JsonObject expected = folder.expectedObject(variant);
        DenseScores scores = run(evaluator).scores();
        Map<String, Double> figures = new HashMap<>();
        for (int i = 0; i < scores.boxes().length; i++) {
            String iou = "iou" + DenseScores.IOU.get(i);
            figures.put("mAP_detection_" + iou, scores.boxes()[i]);
            for (int j = 0; j < DenseScores.SIMILARITY.size() && scores.captions().length > 0; j++) {
                figures.put(String.format(Locale.ROOT, "mAP_%s_meteor%.2f", iou, DenseScores.SIMILARITY.get(j)),
                        scores.captions()[i][j]);
            }
        }
        figures.put("mAP", scores.map());
        figures.put("mAP_detection", scores.mapOfBoxes());
        expected.entrySet().forEach(each -> assertEquals(each.getValue().getAsDouble(), figures.get(each.getKey()),
                NEAR, variant + " " + each.getKey()));
    }
}
