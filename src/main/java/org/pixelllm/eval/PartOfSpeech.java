package org.pixelllm.eval;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pixelllm.data.scenes.Colour;
import org.pixelllm.data.scenes.Ground;
import org.pixelllm.data.scenes.Kind;
import org.pixelllm.data.scenes.Size;

/** What a word does in a sentence about a picture; words of drawn scenes and the small words of English are known. */
public enum PartOfSpeech {
    NOUN("nouns", words(Stream.of(Stream.of(Kind.values()).map(Kind::word), Stream.of(Ground.values())
            .map(Ground::word)))),
    COLOUR("colours", words(Stream.of(Stream.of(Colour.values()).map(Colour::word)))),
    SIZE("sizes", words(Stream.of(Stream.of(Size.values()).map(Size::word)))),
    ARTICLE("articles", Set.of("a", "an", "the")),
    PREPOSITION("prepositions", Set.of("of", "on", "in", "at", "to", "with", "by", "left", "right", "above", "below",
            "front", "behind", "between", "under", "over", "near", "beside", "from")),
    VERB("verbs", Set.of("is", "are", "was", "were", "has", "have", "see", "stands", "lies")),
    OTHER("other words", Set.of());

    private final String plural;
    private final Set<String> words;

    PartOfSpeech(String plural, Set<String> words) {
        this.plural = plural;
        this.words = words;
    }

    private static Set<String> words(Stream<Stream<String>> words) {
        return words.flatMap(each -> each).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what a word is, whatever its case and the marks around it. */
    public static PartOfSpeech of(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return Stream.of(values()).filter(part -> part.words.contains(plain)).findFirst().orElse(OTHER);
    }

    /** Returns several of them: {@code nouns}. */
    public String plural() {
        return plural;
    }
}
