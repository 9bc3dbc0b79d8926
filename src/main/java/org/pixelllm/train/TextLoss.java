package org.pixelllm.train;

import static ai.djl.ndarray.types.DataType.FLOAT32;
import static ai.djl.ndarray.types.DataType.INT64;

import ai.djl.ndarray.NDArray;

/**
 * The published text loss: smoothed cross-entropy of every next token.
 *
 * <p>R captions, L text length, V vocabulary. Padding does not count, nor does a caption that ends before it begins.
 *
 * @param smoothing share of the probability that the other tokens of the vocabulary get, 0.1 as published
 * @param end id of the token that ends a text
 */
public record TextLoss(double smoothing, int end) {
    public TextLoss {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("label smoothing " + smoothing + " is not in 0..1");
        }
    }

    /**
     * Returns the mean over all tokens that count; 0 if there is none.
     *
     * @param logits (R, L, V), at each place those of the token that follows
     * @param tokens (R, L), int32: begin, text, end, padding 0
     * @param captions (R), positive for a caption that counts
     */
    public NDArray apply(NDArray logits, NDArray tokens, NDArray captions) {
        long vocabulary = logits.getShape().get(2);
        NDArray next = tokens.get(":, 1:");                                                   // (R, L - 1)
        NDArray begun = next.get(":, :1").neq(end).toType(FLOAT32, false);                    // (R, 1)
        NDArray wanted = captions.gt(0).toType(FLOAT32, false).expandDims(1).mul(begun);      // (R, 1)
        NDArray weights = next.gt(0).toType(FLOAT32, false).mul(wanted);                      // (R, L - 1)
        double overAll = smoothing * vocabulary / (vocabulary - 1); // the same share, the right token included
        return Losses.crossEntropy(logits.get(":, :-1").reshape(-1, vocabulary),
                next.toType(INT64, false).reshape(-1, 1), weights.flatten(), overAll);
    }
}
