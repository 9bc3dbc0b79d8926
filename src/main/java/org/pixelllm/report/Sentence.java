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

    /** Cuts a sentence at its words; where the words are not those of the sentence, they make a sentence of their own. */
    static Sentence of(String sentence, List<Word> words) {
        boolean own = !fits(sentence, words);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        int number = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            between(pieces, own ? i == 0 ? "" : " " : sentence.substring(at, word.begin()));
            pieces.add(new Piece(word.text(), i, means(word.text()) ? ++number : 0));
            at = own ? sentence.length() : word.end();
        }
        between(pieces, sentence.substring(at));
        return new Sentence(List.copyOf(pieces));
    }

    /** A model may read an expression in another spelling than the user's. */
    private static boolean fits(String sentence, List<Word> words) {
        int at = 0;
        for (Word word : words) {
            if (word.begin() < at
                    || !sentence.regionMatches(true, word.begin(), word.text(), 0, word.text().length())) {
                return false;
            }
            at = word.begin() + word.text().length();
            if (at != word.end()) {
                return false;
            }
        }
        return true;
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
