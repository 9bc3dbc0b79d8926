package org.pixelllm.kernel.assist;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pixelllm.kernel.install.JupyterFolder;
import org.pixelllm.kernel.wire.Json;

/** What was run, in this session and in those before, for the front end's arrow keys. */
public final class History {
    /** The environment variable that names another file, or {@link #OFF}. */
    public static final String VARIABLE = "PIXELLLM_KERNEL_HISTORY";
    /** Keeps nothing when the kernel ends. */
    public static final String OFF = "off";

    private static final int MOST = 10_000; // cells remembered
    private static final int LONGEST_PATTERN = 1000;

    private final HistoryFile file; // null for none
    private final List<HistoryEntry> early = new ArrayList<>(); // run before the file was read
    private Deque<HistoryEntry> entries; // null before the first use: the first cell must not wait for a disk
    private int session = 1;

    /** Remembers until the kernel ends. */
    public History() {
        file = null;
    }

    /** Remembers in a file. */
    public History(Path file) {
        this.file = new HistoryFile(file);
    }

    /** Returns the history that the environment asks for, in Jupyter's folder where it asks for nothing. */
    public static History ofThisUser() {
        String asked = System.getenv().getOrDefault(VARIABLE, "");
        if (asked.equals(OFF)) {
            return new History();
        }
        Path usual = JupyterFolder.ofThisMachine().data().resolve("pixelllm").resolve("history.jsonl");
        return new History(asked.isBlank() ? usual : Path.of(asked));
    }

    public synchronized void add(int line, String code) {
        if (entries == null) {
            early.add(new HistoryEntry(session, line, code));
        } else {
            remember(new HistoryEntry(session, line, code));
        }
    }

    /** Reads what earlier sessions ran, where nobody has asked for it yet. */
    public synchronized void open() {
        session();
    }

    private void remember(HistoryEntry entry) {
        entries.add(entry);
        if (entries.size() > MOST) {
            entries.remove();
        }
        if (file != null) {
            file.append(entry);
        }
    }

    /** Returns the number of this session, one more than the last in the file. */
    private int session() {
        if (entries == null) {
            entries = new ArrayDeque<>(file == null ? List.of() : file.read(MOST));
            session = entries.stream().mapToInt(HistoryEntry::session).max().orElse(0) + 1;
            remember(new HistoryEntry(session, 0, ""));
            early.forEach(entry -> remember(new HistoryEntry(session, entry.line(), entry.code())));
            early.clear();
        }
        return session;
    }

    /** Answers a history request: its tail, a range of lines, or a search by a pattern with {@code *} and {@code ?}. */
    public synchronized JsonObject reply(JsonObject request) {
        boolean output = Json.flag(request, "output", false);
        int now = session();
        List<Object> found = select(request, now).map(entry -> triple(entry, output)).toList();
        return Json.object("status", "ok", "history", found);
    }

    private static Object triple(HistoryEntry entry, boolean output) {
        List<Object> codeAndResult = new ArrayList<>(List.of(entry.code()));
        codeAndResult.add(null);
        return List.of(entry.session(), entry.line(), output ? codeAndResult : entry.code());
    }

    private Stream<HistoryEntry> select(JsonObject request, int now) {
        List<HistoryEntry> cells = entries.stream().filter(entry -> entry.line() > 0).toList();
        return switch (Json.text(request, "hist_access_type", "tail")) {
            case "range" -> range(cells, request, now);
            case "search" -> search(cells, request);
            default -> last(cells, Json.number(request, "n", 10));
        };
    }

    /** Selects lines of one session: a positive number is its own, others count back from this session. */
    private static Stream<HistoryEntry> range(List<HistoryEntry> cells, JsonObject request, int now) {
        int start = Json.number(request, "start", 0);
        int stop = Json.number(request, "stop", Integer.MAX_VALUE);
        int asked = Json.number(request, "session", 0);
        int session = asked > 0 ? asked : now + asked;
        return cells.stream()
                .filter(cell -> cell.session() == session && cell.line() >= start && cell.line() < stop);
    }

    private static Stream<HistoryEntry> search(List<HistoryEntry> cells, JsonObject request) {
        String asked = Json.text(request, "pattern", "*");
        String pattern = asked.substring(0, Math.min(asked.length(), LONGEST_PATTERN));
        List<HistoryEntry> found = cells.stream().filter(cell -> Wildcards.match(pattern, cell.code())).toList();
        if (Json.flag(request, "unique", false)) {
            Map<String, HistoryEntry> byCode = new LinkedHashMap<>();
            for (HistoryEntry cell : found) { // the last of equal ones, at its place
                byCode.remove(cell.code());
                byCode.put(cell.code(), cell);
            }
            found = List.copyOf(byCode.values());
        }
        return last(found, Json.number(request, "n", MOST));
    }

    private static Stream<HistoryEntry> last(List<HistoryEntry> all, int n) {
        return all.stream().skip(Math.max(0, all.size() - Math.max(0, n)));
    }
}
