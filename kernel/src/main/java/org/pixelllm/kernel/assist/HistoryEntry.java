package org.pixelllm.kernel.assist;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import org.pixelllm.kernel.wire.Json;

/**
 * A cell that was run.
 *
 * @param session the number of the session that ran it, from one
 * @param line its number there, from one; 0 for the start of a session
 * @param code what was typed
 */
record HistoryEntry(int session, int line, String code) {

    String json() {
        return Json.object("session", session, "line", line, "code", code).toString();
    }

    /** Reads an entry, or nothing from what is none: the file may have been cut or edited. */
    static Optional<HistoryEntry> parse(String json) {
        try {
            return JsonParser.parseString(json) instanceof JsonObject object ? of(object) : Optional.empty();
        } catch (JsonParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<HistoryEntry> of(JsonObject json) {
        HistoryEntry entry = new HistoryEntry(Json.number(json, "session", 0), Json.number(json, "line", -1),
                Json.text(json, "code", ""));
        return entry.session > 0 && entry.line >= 0 ? Optional.of(entry) : Optional.empty();
    }
}
