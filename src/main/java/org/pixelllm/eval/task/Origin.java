package org.pixelllm.eval.task;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.pixelllm.problem.UserProblem;

/**
 * Where predictions come from: the first line of their file.
 *
 * @param task that was done
 * @param model name or folder
 * @param data folder
 * @param format of the data, as the user types it
 * @param split that was asked about; all if empty
 * @param limit most pictures that were asked about; 0 for all
 * @param seed with which they were drawn; 0 for the first ones
 * @param beams that were followed
 */
public record Origin(Task task, String model, String data, String format, String split, int limit, long seed,
        int beams) {
    static boolean is(JsonObject line) {
        return line.has("task") && !line.has("id");
    }

    static Origin of(Fields json) {
        return new Origin(Task.of(json.text("task")), text(json, "model"), text(json, "data"), text(json, "format"),
                text(json, "split"), json.has("limit") ? json.whole("limit", 0, Integer.MAX_VALUE) : 0,
                json.has("seed") ? (long) json.number("seed") : 0,
                json.has("beams") ? json.whole("beams", 1, 1000) : 1);
    }

    private static String text(Fields json, String field) {
        return json.has(field) ? json.text(field) : "";
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("task", task.word());
        json.addProperty("model", model);
        json.addProperty("data", data);
        json.addProperty("format", format);
        json.addProperty("split", split);
        json.addProperty("limit", limit);
        json.addProperty("seed", seed);
        json.addProperty("beams", beams);
        return json;
    }

    /** Refuses to go on with the predictions of another run. */
    void requireSame(Origin now, Path file) {
        if (!equals(now)) {
            throw UserProblem.that("cannot go on with the predictions of another run")
                    .line("there", json().toString()).line("now", now.json().toString())
                    .line("try", "the options of " + file + " again, or another folder to save to");
        }
    }
}
