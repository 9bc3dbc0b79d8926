package org.pixelllm.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits text into words and single marks. */
final class Words {
    private static final String JOINTS = "'\u2019-";

    private Words() {}

    /** Returns a word in the form in which words are compared: composed, in lower case, apostrophes straight. */
    static String normal(String word) {
        return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFC).replace('\u2019', '\'');
    }

    /** A word or a mark: indexes of its first character and after its last. */
    record Span(int begin, int end) {}

    /** Returns words and marks in order; an apostrophe or hyphen between two letters belongs to the word. */
    static List<String> split(String text) {
        return spans(text).stream().map(span -> text.substring(span.begin(), span.end())).toList();
    }

    /** Returns where the words and marks stand, in order. */
    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            int end = end(text, at);
            if (!isSpace(text.codePointAt(at))) {
                spans.add(new Span(at, end));
            }
            at = end;
        }
        return spans;
    }

    /** Tells whether a part is a word, not a mark. */
    static boolean isWord(String part) {
        return isLetter(part.codePointAt(0));
    }

    private static int end(String text, int begin) {
        int at = begin + Character.charCount(text.codePointAt(begin));
        if (!isLetter(text.codePointAt(begin))) {
            return at;
        }
        while (at < text.length() && (isLetter(text.codePointAt(at)) || isJoint(text, at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isJoint(String text, int at) {
        return JOINTS.indexOf(text.charAt(at)) >= 0 && at + 1 < text.length() && isLetter(text.codePointAt(at + 1));
    }

    private static boolean isLetter(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }
}
