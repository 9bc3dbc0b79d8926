package org.pixelllm.kernel.notebook;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;

/** What a cell shows, gathered from a kernel's broadcasts. */
final class Outputs {
    private final List<JsonObject> outputs = new ArrayList<>();
    private final Map<String, List<JsonObject>> displays; // by id, over all cells
    private boolean clearNext;

    Outputs(Map<String, List<JsonObject>> displays) {
        this.displays = displays;
    }

    static Map<String, List<JsonObject>> noDisplays() {
        return new HashMap<>();
    }

    List<JsonObject> all() {
        return outputs;
    }

    void add(Message message) {
        JsonObject content = message.content();
        switch (message.type()) {
            case "stream" -> stream(Json.text(content, "name", "stdout"), Json.text(content, "text", ""));
            case "display_data" -> display(content);
            case "update_display_data" -> update(content);
            case "execute_result" -> append(Json.object("output_type", "execute_result", "execution_count",
                    content.get("execution_count"), "data", content.get("data"), "metadata", content.get("metadata")));
            case "error" -> append(Json.object("output_type", "error", "ename", content.get("ename"), "evalue",
                    content.get("evalue"), "traceback", content.get("traceback")));
            case "clear_output" -> clear(Json.flag(content, "wait", false));
            default -> {
            } // status and the like show nothing
        }
    }

    private void stream(String name, String text) {
        JsonObject last = outputs.isEmpty() || clearNext ? new JsonObject() : outputs.get(outputs.size() - 1);
        if (Json.text(last, "name", "").equals(name)) {
            last.addProperty("text", Json.text(last, "text", "") + text);
        } else {
            append(Json.object("output_type", "stream", "name", name, "text", text));
        }
    }

    private void display(JsonObject content) {
        JsonObject output = Json.object("output_type", "display_data", "data", content.get("data"), "metadata",
                content.get("metadata"));
        displays.computeIfAbsent(displayId(content), id -> new ArrayList<>()).add(output);
        append(output);
    }

    private void update(JsonObject content) {
        for (JsonObject shown : displays.getOrDefault(displayId(content), List.of())) {
            shown.add("data", content.get("data"));
            shown.add("metadata", content.get("metadata"));
        }
    }

    private static String displayId(JsonObject content) {
        return Json.text(Json.child(content, "transient"), "display_id", "");
    }

    private void append(JsonObject output) {
        if (clearNext) {
            clear(false);
        }
        outputs.add(output);
    }

    private void clear(boolean wait) {
        clearNext = wait;
        if (!wait) {
            outputs.clear();
        }
    }
}
