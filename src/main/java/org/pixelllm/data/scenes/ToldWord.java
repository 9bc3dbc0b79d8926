package org.pixelllm.data.scenes;

/**
 * A word or a mark of a sentence, and what it speaks of.
 *
 * @param text the word as it stands in the sentence; "," and "." are words of their own
 * @param begin offset of its first character
 * @param end offset after its last character
 * @param object index in {@link Scene#objects()}, or {@link #NOTHING}
 */
public record ToldWord(String text, int begin, int end, int object) {
    /** Stands for no object: the ground, "and", a comma. */
    public static final int NOTHING = -1;
}
