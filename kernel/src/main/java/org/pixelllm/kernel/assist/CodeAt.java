package org.pixelllm.kernel.assist;

import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * The piece of a cell in which the cursor stands: JShell looks at one piece at a time.
 *
 * @param text the piece, up to the end of the cell
 * @param start where it starts in the cell, in UTF-16 units
 * @param cursor the cursor within it
 */
record CodeAt(String text, int start, int cursor) {
    static CodeAt of(String code, int cursor, SourceCodeAnalysis analysis) {
        int start = 0;
        String before = code.substring(0, cursor);
        CompletionInfo info = analysis.analyzeCompletion(before);
        while (info.completeness().isComplete() && info.remaining() != null && !info.remaining().isBlank()) {
            start = cursor - info.remaining().length();
            info = analysis.analyzeCompletion(info.remaining());
        }
        return new CodeAt(code.substring(start), start, cursor - start);
    }
}
