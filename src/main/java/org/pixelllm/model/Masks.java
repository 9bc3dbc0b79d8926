package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Makes attention masks: 1 for what may be attended to, then what is added to the logits. */
final class Masks {
    /** What hides a key; swallows any logit in float32, so that fully masked rows become uniform. */
    static final float MASKED = -1e10f;

    private Masks() {}

    /** Returns 1 where a token is not padding. */
    static NDArray positive(NDArray tokens) {
        return tokens.gt(TextIds.PADDING).toType(DataType.FLOAT32, false);
    }

    /** Returns ones (R, T) for visual tokens (R, T, ...): all are usable. */
    static NDArray all(NDArray visual) {
        Shape s = visual.getShape();
        return visual.getManager().ones(new Shape(s.get(0), s.get(1)));
    }

    /** Returns 1 where a key stands not after the query: (1, 1, length, length). */
    static NDArray causal(NDManager manager, int length) {
        float[] lower = new float[length * length];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = i % length <= i / length ? 1 : 0;
        }
        return manager.create(lower, new Shape(1, 1, length, length));
    }

    /** Returns the bias (R, 1, 1, K) that hides what is not valid (R, K) from every query. */
    static NDArray ofKeys(NDArray valid) {
        return bias(valid.expandDims(1).expandDims(1));
    }

    /** Turns a mask into what is added to attention logits. */
    static NDArray bias(NDArray allowed) {
        return allowed.sub(1f).muli(-MASKED);
    }
}
