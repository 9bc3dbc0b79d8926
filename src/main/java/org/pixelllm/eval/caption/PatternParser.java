package org.pixelllm.eval.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads patterns: a part of {@link Pattern}'s notation.
 *
 * <p>Characters, classes, escapes, {@code |}, groups, {@code ? * + {n} {n,} {n,m}}, and {@code (?i:} for any case.
 */
final class PatternParser {
    private final String text;
    private int at;
    private boolean anyCase;

    private PatternParser(String text) {
        this.text = text;
    }

    static PatternNode parse(String text) {
        PatternParser parser = new PatternParser(text);
        PatternNode node = parser.choice();
        if (parser.at < text.length()) {
            throw new IllegalArgumentException("unexpected " + text.substring(parser.at) + " in " + text);
        }
        return node;
    }

    private PatternNode choice() {
        List<PatternNode> parts = new ArrayList<>(List.of(sequence()));
        while (skip("|")) {
            parts.add(sequence());
        }
        return parts.size() == 1 ? parts.get(0) : new PatternNode.Choice(parts);
    }

    private PatternNode sequence() {
        List<PatternNode> parts = new ArrayList<>();
        while (at < text.length() && "|)".indexOf(text.charAt(at)) < 0) {
            parts.add(repeats());
        }
        return new PatternNode.Sequence(parts);
    }

    private PatternNode repeats() {
        PatternNode node = atom();
        while (at < text.length() && "?*+{".indexOf(text.charAt(at)) >= 0) {
            node = switch (text.charAt(at++)) {
                case '?' -> new PatternNode.Repeat(node, 0, 1);
                case '*' -> new PatternNode.Repeat(node, 0, PatternNode.Repeat.WITHOUT_END);
                case '+' -> new PatternNode.Repeat(node, 1, PatternNode.Repeat.WITHOUT_END);
                default -> counted(node);
            };
        }
        return node;
    }

    private PatternNode counted(PatternNode node) {
        int close = text.indexOf('}', at);
        String[] counts = text.substring(at, close).split(",", -1);
        at = close + 1;
        int least = Integer.parseInt(counts[0]);
        String most = counts[counts.length - 1];
        return new PatternNode.Repeat(node, least,
                most.isEmpty() ? PatternNode.Repeat.WITHOUT_END : Integer.parseInt(most));
    }

    private PatternNode atom() {
        if (skip("(")) {
            return group();
        }
        int begin = at;
        if (text.charAt(at) == '[') {
            skipClass();
        } else {
            skipCharacter();
        }
        return characters(text.substring(begin, at));
    }

    private PatternNode group() {
        boolean outside = anyCase;
        anyCase |= skip("?i:");
        PatternNode inside = choice();
        anyCase = outside;
        if (!skip(")")) {
            throw new IllegalArgumentException("a group is not closed in " + text);
        }
        return inside;
    }

    private void skipClass() {
        int depth = 0;
        do {
            depth += text.charAt(at) == '[' ? 1 : text.charAt(at) == ']' ? -1 : 0;
            skipCharacter();
        } while (depth > 0);
    }

    /** A character, or an escape such as {@code \p{L}}. */
    private void skipCharacter() {
        boolean property = text.startsWith("\\p{", at) || text.startsWith("\\P{", at);
        at = property ? text.indexOf('}', at) + 1 : at + (text.charAt(at) == '\\' ? 2 : 1);
    }

    private PatternNode characters(String pattern) {
        int flags = anyCase ? Pattern.CASE_INSENSITIVE : 0;
        return new PatternNode.Characters(Pattern.compile(pattern, flags | Pattern.DOTALL).asMatchPredicate());
    }

    private boolean skip(String expected) {
        boolean there = text.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }
}
