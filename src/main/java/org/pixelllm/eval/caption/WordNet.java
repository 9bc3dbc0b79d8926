package org.pixelllm.eval.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The synsets of words in WordNet 3.0, as METEOR's table of synonyms has them.
 *
 * <p>A word's synsets are those of the word as it stands and of its base form, of all parts of speech together. They
 * are named by their offset in WordNet's files, so two synsets of different parts of speech may have one name; METEOR
 * takes them for one.
 */
final class WordNet {
    private final List<WordNetPart> parts;

    private WordNet(List<WordNetPart> parts) {
        this.parts = parts;
    }

    /** Returns WordNet 3.0, read when it is first asked for. */
    static WordNet shared() {
        return Shared.WORD_NET;
    }

    private static final class Shared {
        // the suffixes of WordNet's morphological processing (morphy), in its order
        private static final WordNet WORD_NET = new WordNet(List.of(
                WordNetPart.read("noun", "s=", "ses=s", "xes=x", "zes=z", "ches=ch", "shes=sh", "men=man", "ies=y"),
                WordNetPart.read("verb", "s=", "ies=y", "es=e", "es=", "ed=e", "ed=", "ing=e", "ing="),
                WordNetPart.read("adj", "er=", "est=", "er=e", "est=e"), WordNetPart.read("adv")));
    }

    /** Returns the offsets of a word's synsets, rising, none twice. */
    int[] senses(String word) {
        List<int[]> senses = new ArrayList<>();
        for (WordNetPart part : parts) {
            senses.add(part.senses(word));
            part.base(word).ifPresent(base -> senses.add(part.senses(base)));
        }
        return senses.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    }
}
