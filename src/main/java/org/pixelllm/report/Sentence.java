package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.pixelllm.Word;

/**
 * A sentence in pieces: words with what stands between them.
 *
 * @param pieces in order; together they are the sentence
 */
record Sentence(List<Piece> pieces) {
    /** Words that mean nothing that one could point at. */
    private static final Set<String> FUNCTION_WORDS = Set
            .of(("a an the and or but of is are was were be on in at to by "
                    + "with from for as there it its this that these those which who has have there's left right above below "
                    + "under over between behind front near next beside").split(" "));

    /**
     * A piece of a sentence.
     *
     * @param text as written
     * @param word index of the word that it is, -1 for what stands between words
     * @param number of a word that names or describes something, from 1; 0 for all else
     */
    record Piece(String text, int word, int number) {
        boolean isWord() { return word >= 0; }

        boolean isNumbered() { return number > 0; }
    }

    /** Cuts a sentence at its words; a word whose place in the sentence makes no sense stands at the end. */
    static Sentence of(String sentence, List<Word> words) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        int number = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean placed = word.begin() >= at && word.end() <= sentence.length() && word.begin() <= word.end();
            between(pieces, placed ? sentence.substring(at, word.begin()) : " ");
            pieces.add(new Piece(word.text(), i, means(word.text()) ? ++number : 0));
            at = placed ? word.end() : at;
        }
        between(pieces, sentence.substring(at));
        return new Sentence(List.copyOf(pieces));
    }

    private static void between(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, -1, 0));
        }
    }

    private static boolean means(String word) {
        return word.chars().anyMatch(Character::isLetterOrDigit)
                && !FUNCTION_WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
