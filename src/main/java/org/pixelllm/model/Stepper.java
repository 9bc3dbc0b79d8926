package org.pixelllm.model;

/** Decodes texts a token at a time with cached keys and values. */
public interface Stepper {
    /**
     * Starts a text in every row.
     *
     * @param length most tokens of a text
     */
    Text start(T5TextHead.Encoded encoded, int length);

    /** Texts in the making, one a row: what was said is remembered. */
    interface Text {
        /**
         * Says one more token in every row.
         *
         * @param tokens one for each of R rows
         * @return logits of the next token, (R, V) row-major; the caller may change them
         */
        float[] say(int[] tokens);
    }
}
