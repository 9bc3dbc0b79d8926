package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.pixelllm.model.T5TextHead;

/**
 * Says tokens as text and learns them as text: for ways to point that have no point head.
 *
 * @param adapter takes the place of that head, so that all ways have about as many parameters
 * @param text the language model
 */
record Saying(WordAdapter adapter, T5TextHead text) {
    /** Maps features (R, L, D) to logits (R, L, V). */
    NDArray logits(NDArray features) {
        return text.logits(adapter.apply(features));
    }

    /** Returns the cross-entropy of what rows should say, a scalar. */
    NDArray loss(NDManager scope, NDArray features, TextRows rows) {
        NDArray logits = logits(features);
        return Losses.crossEntropy(logits.reshape(-1, logits.getShape().get(2)), rows.targets(scope),
                rows.targetWeights(scope), 0);
    }
}
