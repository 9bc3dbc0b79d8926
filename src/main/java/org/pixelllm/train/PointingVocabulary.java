package org.pixelllm.train;

import org.pixelllm.text.Tokenizer;

/**
 * The words of the drawn world, and behind them what only pointing says: the location token, the bins, the digits.
 *
 * <p>All models have all of them, so that all begin alike.
 *
 * @param words the tokenizer of the words
 * @param bins steps along a side
 */
record PointingVocabulary(Tokenizer words, int bins) {
    private static final int DIGITS = 10;
    private static final int DIGITS_OF_AN_EDGE = 2;

    int size() {
        return words.size() + 1 + bins + DIGITS;
    }

    /** Returns the full stop, which answers an expression. */
    int stop() {
        return words.encode(".")[0];
    }

    int location() {
        return words.size();
    }

    CoordinateCode binned() {
        return new CoordinateCode(location() + 1, bins, 1);
    }

    CoordinateCode spelled() {
        return new CoordinateCode(location() + 1 + bins, DIGITS, DIGITS_OF_AN_EDGE);
    }
}
