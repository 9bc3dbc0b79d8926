package org.pixelllm.eval.caption;

import java.util.Arrays;
import java.util.List;

/**
 * Replaces characters beyond ASCII by one of their kind, so that the patterns of tokens need to know the kinds alone.
 *
 * <p>The text keeps its length; tokens are cut out of the original. The kinds are letters (é, É), marks, which go
 * inside words but never after a digit (U+0301), digits (٠), raised and lowered digits (²), symbols (©), white space,
 * quotation marks, dashes, and some that stand for themselves, as {@code ptb-characters.txt} lists them.
 */
final class PtbCharacters {
    /** What stands for characters that vanish. */
    private static final char GONE = '\u0001';
    private static final String SOFT_HYPHEN = "\u00ad";
    private static final int ASCII = 128;
    private static final int RADIX = 16;
    private static final char[] KINDS = kinds();

    private PtbCharacters() {}

    static char kind(char c) {
        return KINDS[c];
    }

    static String kinds(CharSequence text) {
        char[] kinds = new char[text.length()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = KINDS[text.charAt(i)];
        }
        return new String(kinds);
    }

    private static char[] kinds() {
        char[] kinds = new char[Character.MAX_VALUE + 1];
        Arrays.fill(kinds, GONE);
        for (char c = ' '; c < ASCII - 1; c++) {
            kinds[c] = c;
        }
        for (char c = 0; c < kinds.length - 1; c++) {
            kinds[c] = WhiteSpace.is(c) ? ' ' : kinds[c];
        }
        kinds[PtbTokenizer.LINE_END] = PtbTokenizer.LINE_END;
        kinds['\t'] = '\t'; // parts no words, but joins no numbers either
        kinds[SOFT_HYPHEN.charAt(0)] = SOFT_HYPHEN.charAt(0);
        read(WordList.read("ptb-characters.txt"), kinds);
        for (char c = ASCII; c < kinds.length - 1; c++) {
            kinds[c] = kinds[c] == 'é' && Character.isUpperCase(c) ? 'É' : kinds[c];
        }
        return kinds;
    }

    /** A line holds a kind, the following ones ranges of characters. */
    private static void read(List<String> lines, char[] kinds) {
        char kind = GONE;
        for (String line : lines) {
            if (line.length() == 1) {
                kind = line.charAt(0);
                continue;
            }
            for (String range : line.split(" ")) {
                String[] ends = range.split("-");
                Arrays.fill(kinds, Integer.parseInt(ends[0], RADIX), Integer.parseInt(ends[ends.length - 1], RADIX) + 1,
                        kind);
            }
        }
    }
}
