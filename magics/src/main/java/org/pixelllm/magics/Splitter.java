package org.pixelllm.magics;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a raw line into arguments.
 *
 * <p>A {@code "} or {@code '} quotes only where an argument begins (or after its {@code =}), so that {@code the dog's
 * ear} needs no care. A backslash stays, for the sake of Windows, except before a quote or a space.
 */
final class Splitter {
    private final String line;
    private final List<Argument> found = new ArrayList<>();
    private int at;

    /**
     * One argument.
     *
     * @param text without its quotes
     * @param begin index of its first character in the line, a quote included
     * @param end index after its last character
     */
    record Argument(String text, int begin, int end) {}

    private Splitter(String line) {
        this.line = line;
    }

    /** Returns the arguments; a quote that is never closed reaches to the end of the line. */
    static List<Argument> split(String line) {
        return new Splitter(line).all();
    }

    /** Returns the arguments without where they stand. */
    static List<String> texts(String line) {
        return split(line).stream().map(Argument::text).toList();
    }

    private List<Argument> all() {
        while (skipSpace()) {
            int begin = at;
            found.add(new Argument(next(), begin, at));
        }
        return found;
    }

    private boolean skipSpace() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at < line.length();
    }

    private String next() {
        StringBuilder text = new StringBuilder();
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            boolean begins = text.isEmpty() || text.charAt(text.length() - 1) == '=';
            if (isQuote(at) && begins) {
                quoted(text);
            } else if (line.charAt(at) == '{' && begins) {
                braced(text);
            } else {
                escaped(text, isQuote(at + 1) || isSpace(at + 1));
            }
        }
        return text.toString();
    }

    private void quoted(StringBuilder text) {
        char quote = line.charAt(at++);
        while (at < line.length() && line.charAt(at) != quote) {
            escaped(text, at + 1 < line.length() && line.charAt(at + 1) == quote);
        }
        at++;
        at = Math.min(at, line.length());
    }

    /** Takes an expression of the notebook whole, spaces included, to the brace that ends it. */
    private void braced(StringBuilder text) {
        int depth = 0;
        for (int end = at; end < line.length(); end++) {
            depth += line.charAt(end) == '{' ? 1 : line.charAt(end) == '}' ? -1 : 0;
            if (depth == 0) {
                text.append(line, at, end + 1);
                at = end + 1;
                return;
            }
        }
        text.append(line.charAt(at++));
    }

    private void escaped(StringBuilder text, boolean special) {
        if (line.charAt(at) == '\\' && special) {
            at++;
        }
        text.append(line.charAt(at++));
    }

    private boolean isQuote(int index) {
        return index < line.length() && (line.charAt(index) == '"' || line.charAt(index) == '\'');
    }

    private boolean isSpace(int index) {
        return index < line.length() && Character.isWhitespace(line.charAt(index));
    }
}
