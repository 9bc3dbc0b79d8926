package org.pixelllm.eval.caption;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tartarus.snowball.ext.englishStemmer;

/** Looks words up for METEOR: function words, stems (Snowball English, that is Porter 2) and senses (WordNet). */
final class MeteorLexicon {
    private static final Set<String> FUNCTION_WORDS = Set.copyOf(WordList.read("meteor-function-words.txt"));
    /** Words kept; captions of a large data set hold some ten thousand different ones. */
    private static final int KEPT = 1 << 18;

    private final WordNet wordNet;
    private final Map<String, MeteorWord> words = new ConcurrentHashMap<>();

    MeteorLexicon(WordNet wordNet) {
        this.wordNet = wordNet;
    }

    MeteorWord word(String text) {
        MeteorWord known = words.get(text);
        if (known != null) {
            return known;
        }
        if (words.size() >= KEPT) {
            words.clear();
        }
        return words.computeIfAbsent(text, this::lookUp);
    }

    private MeteorWord lookUp(String text) {
        return new MeteorWord(text, FUNCTION_WORDS.contains(text), stem(text), wordNet.senses(text));
    }

    private static String stem(String word) {
        englishStemmer stemmer = new englishStemmer(); // it keeps state, so each word gets its own
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
