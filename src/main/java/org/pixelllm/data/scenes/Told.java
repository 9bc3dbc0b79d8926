package org.pixelllm.data.scenes;

import java.util.List;

/**
 * A sentence whose words know which object they speak of.
 *
 * @param text lower-case words with single blanks between; "," and "." follow a word directly
 * @param words all words and marks in order
 */
public record Told(String text, List<ToldWord> words) {
    public Told {
        words = List.copyOf(words);
    }
}
