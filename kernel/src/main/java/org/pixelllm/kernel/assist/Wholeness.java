package org.pixelllm.kernel.assist;

import com.google.gson.JsonObject;
import java.util.List;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.pixelllm.kernel.magic.MagicSyntax;
import org.pixelllm.kernel.magic.Magics;
import org.pixelllm.kernel.magic.Part;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.kernel.wire.Json;

/** Tells whether Enter should run what was typed or go to the next line. */
public final class Wholeness {
    private final JavaShell shell;
    private final Magics magics;

    public Wholeness(JavaShell shell, Magics magics) {
        this.shell = shell;
        this.magics = magics;
    }

    /** Answers an is_complete request: complete, incomplete or invalid, as the compiler sees it. */
    public JsonObject reply(JsonObject request) {
        String state = state(Json.text(request, "code", ""));
        JsonObject reply = Json.object("status", state);
        if (state.equals("incomplete")) {
            reply.addProperty("indent", "    ");
        }
        return reply;
    }

    private String state(String code) {
        if (code.stripLeading().startsWith("%%")) { // a cell magic's body goes on to an empty line
            return code.endsWith("\n") ? "complete" : "incomplete";
        }
        List<Part> parts = MagicSyntax.parts(code, magics::knows);
        for (Part part : parts) {
            String state = part instanceof Part.Java java ? shell.analyse(a -> java(java.code(), a)) : "complete";
            if (!state.equals("complete")) {
                return state;
            }
        }
        return "complete";
    }

    private static String java(String code, SourceCodeAnalysis analysis) {
        CompletionInfo info = analysis.analyzeCompletion(code);
        while (info.completeness().isComplete()) {
            if (analysis.sourceToSnippets(info.source()).stream()
                    .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS)
                    && !Syntax.accepts(info.source())) { // JShell finds names wrong that the lines before declare
                return "invalid";
            }
            if (info.remaining() == null || info.remaining().isBlank()) {
                return "complete";
            }
            info = analysis.analyzeCompletion(info.remaining());
        }
        return info.completeness() == Completeness.EMPTY
                ? "complete"
                : info.completeness() == Completeness.UNKNOWN ? "invalid" : "incomplete";
    }
}
