package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import java.util.Arrays;

/**
 * Tokens that frame a text; 0 is padding.
 *
 * @param begin the first token of every text
 * @param end follows the last word
 */
public record TextIds(int begin, int end) {
    /** T5's: padding begins a text. */
    public static final TextIds T5 = new TextIds(0, 1);

    /** BERT's [CLS] and [SEP]. */
    public static final TextIds BERT = new TextIds(101, 102);

    /** Fills up a text that is shorter than its row. */
    public static final int PADDING = 0;

    public TextIds {
        require(begin >= 0 && end > 0 && begin != end, "begin %d and end %d are not two tokens, end above 0", begin,
                end);
    }

    /** Returns a text that says nothing: begin, then only ends, as the published search starts. */
    public int[] unsaid(int length) {
        int[] text = new int[length];
        Arrays.fill(text, end);
        text[0] = begin;
        return text;
    }

    /** Returns a copy of a text with padding after its first end. */
    public int[] padded(int[] text) {
        int[] copy = text.clone();
        int last = 1;
        while (last < copy.length && copy[last] != end) {
            last++;
        }
        Arrays.fill(copy, Math.min(last + 1, copy.length), copy.length, PADDING);
        return copy;
    }
}
