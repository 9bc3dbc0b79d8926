package org.pixelllm.eval.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the words of a text that METEOR 1.5 compares: its normaliser for English. */
final class MeteorText {
    private static final Set<String> ABBREVIATIONS = Set.copyOf(WordList.read("meteor-abbreviations.txt"));
    private static final Set<String> BEFORE_A_NUMBER = Set.of("No", "Art", "pp");
    /** What is done one after the other, before the dots at the ends of words. */
    private static final List<Step> STEPS = List.of(
            step("([^[\\p{L}&&[\\p{IsLatin}\\p{IsCyrillic}]]\\p{Nd}\\s\\p{Z}\\x1c-\\x1f\\x85.'`,\\-‘’])", " $1 "),
            step("(\\.{2,})", " $1 "), //
            step("(?<=[^\\p{Nd}]),(?=.)|,(?=[^\\p{Nd}])", " , "), //
            step("[`‘’]", "'"), step("[“”]|''", " \" "), step("–|--", "-"),
            step("([\\p{L}\\p{Nd}.])-([\\p{L}\\p{Nd}])", "$1 $2"), //
            step("(\\P{L})'(\\P{L})", "$1 ' $2"), step("([^\\p{L}\\p{Nd}])'(\\p{L})", "$1 ' $2"),
            step("(\\p{L})'(\\P{L})", "$1 ' $2"), step("(\\p{L})'(\\p{L})", "$1 '$2"),
            step("(\\p{Nd})'(s)", "$1 '$2"));

    private record Step(Pattern pattern, String replacement) {}

    private MeteorText() {}

    private static Step step(String pattern, String replacement) {
        return new Step(Pattern.compile(pattern, Pattern.DOTALL), replacement);
    }

    /** Returns the words, lower case. */
    static List<String> words(String text) {
        String spaced = " " + text + " ";
        for (Step step : STEPS) {
            spaced = step.pattern.matcher(spaced).replaceAll(step.replacement);
        }
        List<String> words = WhiteSpace.words(spaced);
        List<String> normal = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            addWithDot(words.get(i), i + 1 < words.size() ? words.get(i + 1) : "", normal);
        }
        return normal;
    }

    /** A final dot goes, stays or becomes a word of its own. */
    private static void addWithDot(String word, String next, List<String> into) {
        String stem = word.endsWith(".") ? word.substring(0, word.length() - 1) : "";
        boolean dots = stem.endsWith("."); // two or more are one word
        if (stem.isEmpty() || dots) {
            into.add(lower(word));
        } else if (stem.indexOf('.') >= 0 && stem.codePoints().anyMatch(Character::isLetter)) {
            into.add(lower(stem.replace(".", "")));
        } else if (staysWith(stem, next)) {
            into.add(lower(word));
        } else {
            into.add(lower(stem));
            into.add(".");
        }
    }

    private static boolean staysWith(String stem, String next) {
        int first = next.isEmpty() ? 0 : next.codePointAt(0);
        return ABBREVIATIONS.contains(stem) || Character.isLowerCase(first)
                || BEFORE_A_NUMBER.contains(stem) && Character.isDigit(first);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
