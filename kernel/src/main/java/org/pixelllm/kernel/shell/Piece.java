package org.pixelllm.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * A statement, declaration, import or expression of a cell: what JShell takes at once.
 *
 * @param text its source, a semicolon added where one is needed
 * @param offset where it starts in the cell's Java
 * @param completeness what the compiler says of it
 */
record Piece(String text, int offset, Completeness completeness) {
    // JShell miscounts the lines of a snippet that starts with blank ones: pieces start at their first word
    private static final Pattern LEADING = Pattern.compile("(?:\\s++|//[^\\n]*+|/\\*(?s:.*?)\\*/)*+");

    /** Cuts Java up to the first piece that is not whole, which is the last one then. */
    static List<Piece> split(String java, SourceCodeAnalysis analysis) {
        List<Piece> pieces = new ArrayList<>();
        String rest = skipLeading(java);
        while (!rest.isEmpty()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            boolean whole = info.completeness().isComplete() && info.source() != null;
            pieces.add(new Piece(whole ? info.source() : rest, java.length() - rest.length(), info.completeness()));
            rest = whole ? skipLeading(info.remaining()) : "";
        }
        return pieces;
    }

    private static String skipLeading(String java) {
        Matcher leading = LEADING.matcher(java);
        return leading.lookingAt() ? java.substring(leading.end()) : java;
    }

    boolean isWhole() { return completeness.isComplete(); }
}
