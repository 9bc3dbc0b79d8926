package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;

/**
 * Numbers as tensors that live as long as the calculation.
 *
 * <p>{@code x.mul(0.5f)} lets go of its number at once, while the gradient of {@code x} still needs it: after the next
 * garbage collection the backward pass reads freed memory. Whatever may be differentiated multiplies by these.
 */
public final class Scalar {
    private Scalar() {}

    /** Returns a number that lives in the manager of {@code like}. */
    public static NDArray of(NDArray like, double value) {
        return like.getManager().create((float) value);
    }

    /** Returns x times a number. */
    public static NDArray times(NDArray x, double factor) {
        return x.mul(of(x, factor));
    }
}
