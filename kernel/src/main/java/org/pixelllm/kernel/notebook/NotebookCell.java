package org.pixelllm.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.pixelllm.kernel.wire.Json;

/**
 * A cell of a notebook.
 *
 * @param json as it stands in the file
 */
public record NotebookCell(JsonObject json) {
    public boolean isCode() { return type().equals("code"); }

    public String type() {
        return Json.text(json, "cell_type", "raw");
    }

    public String source() {
        return text(json.get("source"));
    }

    /** Returns whether the author expects this cell to fail. */
    public boolean mayFail() {
        return Json.array(Json.child(json, "metadata"), "tags").contains(new JsonPrimitive("raises-exception"));
    }

    public List<JsonObject> outputs() {
        List<JsonObject> outputs = new ArrayList<>();
        Json.array(json, "outputs").forEach(output -> outputs.add(output.getAsJsonObject()));
        return outputs;
    }

    /** Forgets what an earlier run showed. */
    void clear() {
        json.add("outputs", new JsonArray());
        json.add("execution_count", JsonNull.INSTANCE);
    }

    void ran(int count, List<JsonObject> outputs) {
        json.add("outputs", Json.of(outputs));
        json.addProperty("execution_count", count);
    }

    /** Adds what the format asks for: metadata, source, and an id that no other cell has. */
    void complete(Set<String> ids) {
        if (!(json.get("metadata") instanceof JsonObject)) {
            json.add("metadata", new JsonObject());
        }
        json.addProperty("source", source());
        String id = Json.text(json, "id", "");
        while (!id.matches("[\\w-]{1,64}") || !ids.add(id)) {
            id = UUID.randomUUID().toString().substring(0, 8);
        }
        json.addProperty("id", id);
    }

    /** Returns a text that the format writes as one string or as a list of lines. */
    public static String text(JsonElement text) {
        if (text instanceof JsonArray lines) {
            StringBuilder all = new StringBuilder();
            lines.forEach(line -> all.append(line.getAsString()));
            return all.toString();
        }
        return text instanceof JsonPrimitive one ? one.getAsString() : "";
    }
}
