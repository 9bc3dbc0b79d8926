package org.pixelllm.kernel.assist;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.pixelllm.kernel.magic.Magics;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic;

/** Completes Java, the names of magics and their arguments. */
public final class Completer {
    private static final int MOST = 500;

    private final JavaShell shell;
    private final Magics magics;
    private final Host host;

    public Completer(JavaShell shell, Magics magics, Host host) {
        this.shell = shell;
        this.magics = magics;
        this.host = host;
    }

    /** Answers a completion request; positions count code points, as the protocol wants it. */
    public JsonObject reply(JsonObject request) {
        String code = Json.text(request, "code", "");
        int cursor = Cursor.index(code, Json.number(request, "cursor_pos", Integer.MAX_VALUE));
        Magic.Completions found = complete(code, cursor);
        return Json.object("status", "ok", "matches", found.candidates(), "cursor_start",
                Cursor.codePoints(code, found.start()), "cursor_end", Cursor.codePoints(code, found.end()), "metadata",
                new JsonObject());
    }

    private Magic.Completions complete(String code, int cursor) {
        Optional<MagicAt> magic = MagicAt.find(code, cursor);
        return magic.isPresent() ? magic(magic.get(), cursor) : java(code, cursor);
    }

    private Magic.Completions magic(MagicAt at, int cursor) {
        if (at.argumentsStart() < 0) {
            List<String> names = magics.names().stream().filter(name -> name.startsWith(at.name())).toList();
            return new Magic.Completions(at.nameStart(), cursor, names);
        }
        int start = at.argumentsStart();
        return magics.find(at.name()).map(magic -> magic.complete(at.arguments(), cursor - start, host))
                .map(found -> new Magic.Completions(start + found.start(), start + found.end(), found.candidates()))
                .orElse(new Magic.Completions(cursor, cursor, List.of()));
    }

    private Magic.Completions java(String code, int cursor) {
        return shell.analyseAll(analysis -> {
            CodeAt piece = CodeAt.of(code, cursor, analysis);
            Magic.Completions found = candidates(analysis, piece);
            // earlier lines of the cell have not run: as a block, they declare what they declare
            CodeAt block = new CodeAt("{" + code, -1, cursor + 1);
            return found.candidates().isEmpty() && piece.start() > 0 ? candidates(analysis, block) : found;
        });
    }

    private static Magic.Completions candidates(SourceCodeAnalysis analysis, CodeAt at) {
        int[] anchor = {at.cursor()};
        List<String> matches = analysis.completionSuggestions(at.text(), at.cursor(), anchor).stream()
                .sorted((a, b) -> Boolean.compare(b.matchesType(), a.matchesType())).map(Suggestion::continuation)
                .distinct().limit(MOST).toList();
        return new Magic.Completions(at.start() + anchor[0], at.start() + at.cursor(), matches);
    }
}
