package org.pixelllm.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * BERT's cleaning of text and cutting into words and marks.
 *
 * @param clean whether control characters go, and every kind of space becomes one
 * @param ideographs whether each Chinese character is a word
 * @param bare whether accents go
 * @param lower whether letters become small
 * @see <a href="https://arxiv.org/abs/1810.04805">BERT</a>
 */
record BertNormalizer(boolean clean, boolean ideographs, boolean bare, boolean lower) {
    /** As {@code bert-base-uncased} does it. */
    static final BertNormalizer UNCASED = new BertNormalizer(true, true, true, true);

    private static final String ASCII_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /** Returns the words and single marks of a text, as BERT compares them. */
    List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().filter(c -> !clean || !isGarbage(c)).forEach(c -> {
            if (ideographs && isIdeograph(c)) {
                flush(word, words);
                words.add(Character.toString(c));
            } else {
                simple(c).codePoints().forEach(s -> add(s, word, words));
            }
        });
        flush(word, words);
        return words;
    }

    private static void add(int c, StringBuilder word, List<String> words) {
        if (isSpace(c) || isMark(c)) {
            flush(word, words);
            if (isMark(c)) {
                words.add(Character.toString(c));
            }
        } else {
            word.appendCodePoint(c);
        }
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** A character at a time: what composes with a neighbour goes anyway, and long texts take no longer. */
    private String simple(int c) {
        if (!bare) {
            return Character.toString(lower ? Character.toLowerCase(c) : c);
        }
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(part -> out.appendCodePoint(lower ? Character.toLowerCase(part) : part));
        return out.toString();
    }

    private static boolean isGarbage(int c) {
        return c == 0xfffd || switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t' && c != '\n' && c != '\r';
            case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean isSpace(int c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
    }

    private static boolean isMark(int c) {
        return ASCII_MARKS.indexOf(c) >= 0 || switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                true;
            default -> false;
        };
    }

    /** Unified ideographs with their extensions and compatibility forms; no Hangul, no Kana. */
    private static boolean isIdeograph(int c) {
        return c >= 0x4e00 && c <= 0x9fff || c >= 0x3400 && c <= 0x4dbf || c >= 0x20000 && c <= 0x2a6df
                || c >= 0x2a700 && c <= 0x2ceaf || c >= 0xf900 && c <= 0xfaff || c >= 0x2f800 && c <= 0x2fa1f;
    }
}
