package org.pixelllm.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the magics in a cell.
 *
 * <p>{@code %name arguments} counts where a statement may start or after an equals sign, never inside a comment or a
 * text; at the start of a line a known name counts always. Magics at the top level become parts of their own, those
 * inside braces become calls; every line stays on its line.
 */
public final class MagicSyntax {
    private static final Pattern NAME = Pattern.compile("%([A-Za-z]\\w*)");
    private static final Pattern VAR = Pattern.compile("(?:final\\s+)?\\bvar\\s+(\\w+)\\s*=\\s*$");
    private static final String HOOKS = "org.pixelllm.kernel.cell.Hooks.";

    private final Predicate<String> known;
    private final JavaText text;
    private final String code;
    private final List<Part> parts = new ArrayList<>();
    private StringBuilder java = new StringBuilder();
    private int javaLine = 1;

    private MagicSyntax(String code, Predicate<String> known) {
        this.code = code;
        this.known = known;
        text = new JavaText(code);
    }

    /**
     * Cuts a cell into parts.
     *
     * @param known whether a magic has this name
     */
    public static List<Part> parts(String code, Predicate<String> known) {
        return new MagicSyntax(code.replace("\r\n", "\n"), known).cut();
    }

    private List<Part> cut() {
        while (!text.atEnd()) {
            Matcher name = NAME.matcher(code).region(text.position(), code.length());
            if (name.lookingAt() && isMagic(name.group(1))) {
                magic(name);
            } else {
                java.append(text.take());
            }
        }
        endJava();
        return parts;
    }

    private boolean isMagic(String name) {
        return text.afterStatement() || text.afterEquals() || text.atLineStart() && known.test(name);
    }

    private void magic(Matcher name) {
        int end = code.indexOf('\n', name.end());
        int stop = end < 0 ? code.length() : end;
        String arguments = code.substring(name.end(), stop).strip();
        int line = text.line();
        if (text.afterEquals()) {
            value(name.group(1), arguments.replaceFirst("\\s*;$", ""), line);
        } else if (text.atTopLevel() && text.afterStatement()) {
            endJava();
            parts.add(new Part.Line(name.group(1), arguments, line));
        } else {
            java.append(HOOKS).append("run(").append(call(name.group(1), arguments));
        }
        text.skipTo(stop);
    }

    private void value(String name, String arguments, int line) {
        Matcher var = VAR.matcher(java.toString());
        if (text.atTopLevel() && var.find()) {
            java.setLength(var.start());
            endJava();
            parts.add(new Part.Variable(var.group(1), new Part.Line(name, arguments, line)));
        } else {
            java.append(HOOKS).append("value(").append(call(name, arguments));
        }
    }

    private static String call(String name, String arguments) {
        return literal(name) + ", " + literal(arguments) + ");";
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            literal.append(c == '"' || c == '\\' ? "\\" + c : c == '\t' ? "\\t" : String.valueOf(c));
        }
        return literal.append('"').toString();
    }

    private void endJava() {
        if (!java.toString().isBlank()) {
            parts.add(new Part.Java(java.toString(), javaLine));
        }
        java = new StringBuilder();
        javaLine = text.line();
    }
}
