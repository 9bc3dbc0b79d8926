package org.pixelllm.eval;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How a model did on drawn scenes.
 *
 * @param model name or folder it was loaded from
 * @param options what it was examined on
 * @param figures of each task, in order: counts are Integers, shares and means are Doubles from 0 to 1
 */
public record SceneScores(String model, SceneEvaluation.Options options, Map<String, Map<String, Number>> figures) {
    public SceneScores {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Returns a table of plain text, a line for each figure. */
    public String table() {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%d unseen scenes from seed %d, %s; model %s",
                        options.count(), options.seed(), options.showing(), model));
        figures.forEach((task, results) -> {
            table.append("\n\n").append(task);
            results.forEach((name, number) -> table.append(line(name, number)));
        });
        return table.toString();
    }

    private static String line(String name, Number number) {
        return number instanceof Integer
                ? String.format(Locale.ROOT, "\n  %-32s %7d", name, number)
                : String.format(Locale.ROOT, "\n  %-32s %7.3f", name, number);
    }

    /** Returns the same as JSON: {@code model}, {@code scenes}, {@code seed}, {@code shown}, {@code figures}. */
    public JsonElement json() {
        JsonObject all = new JsonObject();
        all.addProperty("model", model);
        all.addProperty("scenes", options.count());
        all.addProperty("seed", options.seed());
        all.addProperty("shown", options.showing().toString());
        JsonObject tasks = new JsonObject();
        figures.forEach((task, results) -> {
            JsonObject numbers = new JsonObject();
            results.forEach(numbers::addProperty);
            tasks.add(task, numbers);
        });
        all.add("figures", tasks);
        return all;
    }

    @Override
    public String toString() {
        return table();
    }
}
