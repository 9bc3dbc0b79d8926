package org.pixelllm.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pixelllm.data.scenes.Colour;
import org.pixelllm.data.scenes.Kind;
import org.pixelllm.data.scenes.Size;

/**
 * A stretch of a sentence that speaks of an object: sizes and colours, then a kind, as in {@code small red car}.
 *
 * <p>What stops before the kind ({@code a red and ...}) is a mention too: of nothing that exists.
 *
 * @param from index of its first word, without the article
 * @param to index after its last word
 * @param article index of the article before it, or {@code from} if there is none
 * @param name its words without sizes, such as {@code red car}
 */
record Mention(int from, int to, int article, String name) {
    private static final Set<String> SIZES = words(Stream.of(Size.values()).map(Size::word));
    private static final Set<String> COLOURS = words(Stream.of(Colour.values()).map(Colour::word));
    private static final Set<String> KINDS = words(Stream.of(Kind.values()).map(Kind::word));
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]");

    private static Set<String> words(Stream<String> words) {
        return words.filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    /** Returns the words and marks of a text in lower case. */
    static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(found -> found.group()).toList();
    }

    /** Finds all mentions in words and marks of lower case. */
    static List<Mention> in(List<String> words) {
        List<Mention> all = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            int to = end(words, at);
            if (to > at) {
                all.add(of(words, at, to));
                at = to - 1;
            }
        }
        return all;
    }

    private static int end(List<String> words, int from) {
        int at = from;
        while (at < words.size() && (SIZES.contains(words.get(at)) || COLOURS.contains(words.get(at)))) {
            at++;
        }
        return at < words.size() && KINDS.contains(words.get(at)) ? at + 1 : at;
    }

    private static Mention of(List<String> words, int from, int to) {
        boolean hasArticle = from > 0 && ARTICLES.contains(words.get(from - 1));
        String name = words.subList(from, to).stream().filter(word -> !SIZES.contains(word))
                .collect(Collectors.joining(" "));
        return new Mention(from, to, hasArticle ? from - 1 : from, name);
    }
}
