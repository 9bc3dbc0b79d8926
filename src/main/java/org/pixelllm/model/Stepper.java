package org.pixelllm.model;

/** Decodes texts a token at a time with cached keys and values. */
public interface Stepper {
    /** Returns the tokens that frame a text. */
    TextIds ids();

    /**
     * Starts a text in every row.
     *
     * @param length most tokens of a text
     */
    Text start(TextHead.Encoded encoded, int length);

    /** Texts in the making: what was said is remembered. At first one for each of the R rows of what was encoded. */
    interface Text {
        /**
         * Says one more token in every text.
         *
         * @param tokens one for each text
         * @return logits of the next token, (texts, V) row-major; the caller may change them
         */
        float[] say(int[] tokens);

        /**
         * Goes on with some of the texts, each any number of times.
         *
         * @param texts which ones, in their new order: B · R of them, B texts of a row side by side, rows in order
         */
        void gather(int[] texts);
    }
}
