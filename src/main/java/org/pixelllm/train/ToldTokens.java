package org.pixelllm.train;

import java.util.Arrays;
import java.util.List;
import org.pixelllm.data.scenes.Told;
import org.pixelllm.data.scenes.ToldWord;
import org.pixelllm.text.Piece;
import org.pixelllm.text.Tokenizer;

/**
 * A sentence in tokens, each knowing its object.
 *
 * @param ids without begin and end
 * @param objects of each token, -1 for none
 */
record ToldTokens(int[] ids, int[] objects) {
    static ToldTokens of(Told told, Tokenizer tokenizer) {
        int[] ids = tokenizer.encode(told.text());
        int[] objects = new int[ids.length];
        Arrays.fill(objects, ToldWord.NOTHING);
        List<ToldWord> words = told.words();
        int word = 0;
        for (Piece piece : tokenizer.pieces(ids)) {
            while (word < words.size() && words.get(word).end() <= piece.begin()) {
                word++;
            }
            if (word < words.size()) {
                Arrays.fill(objects, piece.firstToken(), piece.lastToken() + 1, words.get(word).object());
            }
        }
        return new ToldTokens(ids, objects);
    }

    /** Adds the full stop that points at the answer: the words before it keep their own objects. */
    ToldTokens answering(int stop, int object) {
        int[] more = Arrays.copyOf(ids, ids.length + 1);
        int[] about = Arrays.copyOf(objects, more.length);
        more[ids.length] = stop;
        about[ids.length] = object;
        return new ToldTokens(more, about);
    }
}
