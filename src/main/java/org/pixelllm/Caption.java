package org.pixelllm;

import java.util.List;
import org.pixelllm.geometry.Point;

/**
 * What the model says of a picture or of a part of it, each word tied to its pixel.
 *
 * @param text the sentence
 * @param words its words in order
 * @param score mean log-probability of a token, at most 0; nearer to 0 is surer
 * @param prompt where the model was told to look
 */
public record Caption(String text, List<Word> words, double score, Prompt prompt) {
    public Caption {
        words = List.copyOf(words);
    }

    /** Returns the place of each word, in the order of {@link #words}. */
    public List<Point> points() {
        return words.stream().map(Word::place).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
