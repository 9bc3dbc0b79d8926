package org.pixelllm.magics;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.pixelllm.Explanation;
import org.pixelllm.Heat;
import org.pixelllm.WordAttention;
import org.pixelllm.image.Picture;

/** A look inside as JSON: what a caption tells, and each word's attention; shares are rounded to a millionth. */
final class ExplanationJson {
    private ExplanationJson() {}

    static JsonObject of(String name, Picture picture, Explanation explanation) {
        JsonObject json = Json.of(name, picture, explanation.caption());
        JsonArray words = json.getAsJsonArray("words");
        for (int i = 0; i < words.size(); i++) {
            tell(words.get(i).getAsJsonObject(), explanation.words().get(i));
        }
        json.add("prompt_heat", heat(explanation.prompt()));
        JsonArray stages = new JsonArray();
        explanation.stages().forEach(stage -> {
            JsonObject one = new JsonObject();
            one.addProperty("name", stage.name());
            JsonArray shape = new JsonArray();
            stage.shape().forEach(shape::add);
            one.add("shape", shape);
            stages.add(one);
        });
        json.add("stages", stages);
        explanation.similarity().ifPresent(s -> json.add("similarity", rows(s.cosines())));
        JsonArray lora = new JsonArray();
        explanation.lora().forEach(change -> {
            JsonObject one = new JsonObject();
            one.addProperty("layer", change.layer());
            one.addProperty("projection", change.projection());
            one.addProperty("kernel", change.kernel());
            one.addProperty("change", change.change());
            lora.add(one);
        });
        json.add("lora", lora);
        return json;
    }

    private static void tell(JsonObject json, WordAttention word) {
        json.add("layers", rows(word.layers()));
        json.add("heat", heat(word.heat()));
        json.addProperty("padding", rounded(word.padding()));
    }

    private static JsonObject heat(Heat heat) {
        JsonObject json = new JsonObject();
        json.addProperty("rows", heat.rows());
        json.addProperty("columns", heat.columns());
        json.addProperty("cell_width", heat.cellWidth());
        json.addProperty("cell_height", heat.cellHeight());
        json.add("shares", row(heat.shares()));
        return json;
    }

    private static JsonArray rows(List<List<Double>> rows) {
        JsonArray all = new JsonArray();
        rows.forEach(row -> all.add(row(row)));
        return all;
    }

    private static JsonArray row(List<Double> values) {
        JsonArray all = new JsonArray();
        values.forEach(value -> all.add(rounded(value)));
        return all;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
