package org.pixelllm.kernel.assist;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pixelllm.kernel.wire.Json;

/** What was run in this session, for the front end's arrow keys. */
public final class History {
    private static final int MOST = 10_000; // cells remembered
    private static final int SESSION = 1;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int line, String code) {}

    public synchronized void add(int line, String code) {
        entries.add(new Entry(line, code));
        if (entries.size() > MOST) {
            entries.remove(0);
        }
    }

    /** Answers a history request: its tail, a range of lines, or a search by a pattern with {@code *} and {@code ?}. */
    public synchronized JsonObject reply(JsonObject request) {
        boolean output = Json.flag(request, "output", false);
        List<Object> found = select(request).map(entry -> triple(entry, output)).toList();
        return Json.object("status", "ok", "history", found);
    }

    private static Object triple(Entry entry, boolean output) {
        List<Object> codeAndResult = new ArrayList<>(List.of(entry.code));
        codeAndResult.add(null);
        return List.of(SESSION, entry.line, output ? codeAndResult : entry.code);
    }

    private Stream<Entry> select(JsonObject request) {
        return switch (Json.text(request, "hist_access_type", "tail")) {
            case "range" -> range(request);
            case "search" -> search(request);
            default -> last(entries, Json.number(request, "n", 10));
        };
    }

    private Stream<Entry> range(JsonObject request) {
        int start = Json.number(request, "start", 0);
        int stop = Json.number(request, "stop", Integer.MAX_VALUE);
        int session = Json.number(request, "session", 0);
        return session != 0 && session != SESSION
                ? Stream.empty()
                : entries.stream().filter(entry -> entry.line >= start && entry.line < stop);
    }

    private Stream<Entry> search(JsonObject request) {
        Pattern pattern = glob(Json.text(request, "pattern", "*"));
        List<Entry> found = entries.stream().filter(entry -> pattern.matcher(entry.code).matches()).toList();
        if (Json.flag(request, "unique", false)) {
            Map<String, Entry> byCode = new LinkedHashMap<>();
            found.forEach(entry -> byCode.put(entry.code, entry));
            found = List.copyOf(byCode.values());
        }
        return last(found, Json.number(request, "n", MOST));
    }

    private static Stream<Entry> last(List<Entry> all, int n) {
        return all.stream().skip(Math.max(0, all.size() - Math.max(0, n)));
    }

    private static Pattern glob(String text) {
        String quoted = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(quoted, Pattern.DOTALL);
    }
}
