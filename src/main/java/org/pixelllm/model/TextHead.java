package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.pixelllm.nn.Borrow;

/**
 * The language model: reads visual tokens and a context, then speaks or listens to a given text.
 *
 * <p>R rows, T visual tokens, C context tokens, K = T + C, L text length, D width, V vocabulary. Ids are int32, 0 is
 * padding.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 3.2
 */
public interface TextHead {
    /**
     * What texts attend to.
     *
     * @param states (R, K, S), what the head made of visual and context tokens
     * @param valid (R, K), 1 for a usable one
     */
    record Encoded(NDArray states, NDArray valid) {
        /** Returns the same numbers, owned by a manager. */
        public Encoded in(NDManager manager) {
            return new Encoded(Borrow.in(manager, states), Borrow.in(manager, valid));
        }
    }

    /** Returns the channels of a feature (D). */
    int width();

    /** Returns the number of tokens (V). */
    int vocabulary();

    /** Returns the longest text, begin and end included (L). */
    int maxLength();

    /** Returns the tokens that frame a text. */
    TextIds ids();

    /** Encodes visual tokens (R, T, width of a visual token) alone. */
    Encoded encode(NDArray visual);

    /** Encodes visual tokens (R, T, width of a visual token) and context (R, C); C may be 0. */
    Encoded encode(NDArray visual, NDArray context);

    /**
     * Computes the features of a given text, teacher-forced.
     *
     * @param tokens (R, L): begin, text, end, padding
     * @return (R, L, D)
     */
    NDArray decode(Encoded encoded, NDArray tokens);

    /**
     * Returns how much each token of a given text attends to each encoded state, mean over the heads.
     *
     * <p>At each place stands the attention that says the token that follows. What a head that reads states and text
     * together, such as GIT's, pays to the text is missing: its rows sum to less than 1.
     *
     * @param tokens (R, L): begin, text, end, padding
     * @return (R, L, K) of each layer, in order
     */
    NDList attention(Encoded encoded, NDArray tokens);

    /** Maps features (..., D) to logits (..., V). */
    NDArray logits(NDArray features);

    /** Returns the quickest way to decode a token at a time; it may copy the weights as they are now. */
    Stepper stepper();
}
