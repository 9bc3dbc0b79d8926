package org.pixelllm.kernel.assist;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.pixelllm.kernel.magic.Magics;
import org.pixelllm.kernel.shell.Declared;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.magics.spi.Bundle;

/** Tells what stands at the cursor: a magic's help, a method's signatures, a class, a variable's value. */
public final class Inspector {
    private static final int MOST = 10; // overloads shown

    private final JavaShell shell;
    private final Magics magics;

    public Inspector(JavaShell shell, Magics magics) {
        this.shell = shell;
        this.magics = magics;
    }

    /** Answers an inspection request. */
    public JsonObject reply(JsonObject request) {
        String code = Json.text(request, "code", "");
        int cursor = Cursor.index(code, Json.number(request, "cursor_pos", Integer.MAX_VALUE));
        boolean detailed = Json.number(request, "detail_level", 0) > 0;
        String text = describe(code, cursor, detailed);
        JsonObject data = text.isEmpty() ? new JsonObject() : Json.object(Bundle.TEXT, text);
        return Json.object("status", "ok", "found", !text.isEmpty(), "data", data, "metadata", new JsonObject());
    }

    /** Tells what is known of a word, empty for nothing. */
    public String describe(Question question) {
        return describe(question.word(), question.word().length(), question.detailed());
    }

    private String describe(String code, int cursor, boolean detailed) {
        Optional<String> magic = MagicAt.find(code, cursor).flatMap(at -> magics.find(at.name())
                .map(found -> found.help(at.arguments(), cursor - Math.max(0, at.argumentsStart()))));
        if (magic.isPresent()) {
            return magic.get();
        }
        int end = wordEnd(code, beforeArguments(code, cursor));
        String word = code.substring(wordStart(code, end), end);
        String told = shell.variables().contains(word) ? variable(word) : documentation(code, end, cursor, detailed);
        boolean member = code.substring(0, end - word.length()).stripTrailing().endsWith(".");
        return member ? told : (told + declared(word, detailed)).strip();
    }

    /** Tells what the notebook's own comment says of a word, and with details how it was declared. */
    private String declared(String word, boolean detailed) {
        StringBuilder text = new StringBuilder();
        for (Declared one : shell.declared(word)) {
            text.append(one.javadoc().isEmpty() ? "" : "\n\n" + PlainJavadoc.of(one.javadoc(), detailed));
            text.append(detailed ? "\n\nsource:\n" + one.source() : "");
        }
        return text.toString();
    }

    private String variable(String name) {
        return shell.variable(name).map(value -> value.getClass().getTypeName() + " " + name + " = " + cut(value))
                .orElse(name + " = null");
    }

    private static String cut(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 500 ? text : text.substring(0, 500) + "...";
    }

    /** Asks for the word as a call, as it stands, and for the call around the cursor, in this order. */
    private String documentation(String code, int wordEnd, int cursor, boolean detailed) {
        String word = code.substring(0, wordEnd);
        for (String asked : List.of(word + "(", word, code.substring(0, cursor))) {
            String text = shell.analyseAll(analysis -> documentation(asked, detailed, analysis));
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String documentation(String code, boolean detailed, SourceCodeAnalysis analysis) {
        CodeAt at = CodeAt.of(code, code.length(), analysis);
        List<String> lines = new ArrayList<>();
        for (Documentation one : analysis.documentation(at.text(), at.cursor(), true)) {
            if (lines.size() < MOST) {
                String javadoc = one.javadoc() == null ? "" : "\n" + PlainJavadoc.of(one.javadoc(), detailed);
                lines.add(one.signature() + javadoc);
            }
        }
        return String.join("\n\n", lines);
    }

    /** Goes back over the arguments of a call that ends at the cursor or just begins there. */
    private static int beforeArguments(String code, int cursor) {
        return code.substring(0, cursor).replaceFirst("\\(([^()]*\\))?$", "").length();
    }

    private static int wordEnd(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int wordStart(String code, int end) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
