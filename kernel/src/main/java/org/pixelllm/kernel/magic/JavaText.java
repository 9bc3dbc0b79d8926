package org.pixelllm.kernel.magic;

/** Walks through Java, over comments and texts at once, and knows at each place how deep it is and what stands before. */
final class JavaText {
    private static final String OPERATORS = "=!<>+-*/%&|^";

    private final String code;
    private int position;
    private int line = 1;
    private int depth;
    private boolean lineStart = true;
    private char last;       // the last character of code that is no space, 0 for none
    private char beforeLast; // what stood right before it

    JavaText(String code) {
        this.code = code;
    }

    boolean atEnd() {
        return position >= code.length();
    }

    int position() {
        return position;
    }

    int line() {
        return line;
    }

    boolean atLineStart() {
        return lineStart;
    }

    boolean atTopLevel() {
        return depth == 0;
    }

    boolean afterStatement() {
        return last == 0 || last == ';' || last == '{' || last == '}';
    }

    boolean afterEquals() {
        return last == '=' && OPERATORS.indexOf(beforeLast) < 0;
    }

    /** Takes the next character, or the whole comment or text that starts here. */
    String take() {
        int end = Math.max(position + 1, endOfQuote());
        String taken = code.substring(position, end);
        if (!isComment(taken)) {
            note(taken.length() > 1 ? '"' : taken.charAt(0));
        }
        move(end);
        return taken;
    }

    /** Goes on behind a magic, as behind a statement. */
    void skipTo(int end) {
        move(end);
        last = ';';
    }

    private void move(int end) {
        line += (int) code.substring(position, end).chars().filter(c -> c == '\n').count();
        position = end;
    }

    private static boolean isComment(String taken) {
        return taken.startsWith("//") || taken.startsWith("/*");
    }

    private void note(char c) {
        if (c == '\n') {
            lineStart = true;
        } else if (!Character.isWhitespace(c)) {
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 && depth > 0 ? -1 : 0;
            beforeLast = position > 0 ? code.charAt(position - 1) : 0;
            last = c;
            lineStart = false;
        }
    }

    /** Returns where the comment or text that starts here ends; here itself where none starts. */
    private int endOfQuote() {
        if (code.startsWith("//", position)) {
            return end("\n", position, false);
        } else if (code.startsWith("/*", position)) {
            return end("*/", position + 2, true);
        } else if (code.startsWith("\"\"\"", position)) {
            return end("\"\"\"", position + 3, true);
        }
        char c = code.charAt(position);
        return c == '"' || c == '\'' ? endOfLiteral(c) : position;
    }

    private int end(String mark, int from, boolean inclusive) {
        int at = code.indexOf(mark, from);
        return at < 0 ? code.length() : inclusive ? at + mark.length() : at;
    }

    private int endOfLiteral(char quote) {
        for (int i = position + 1; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                return i + 1;
            } else if (c == '\n') {
                return i;
            }
        }
        return code.length();
    }
}
