package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;

/** SAM's two-layer MLP: {@code lin1}, an activation, {@code lin2}. */
public final class FeedForward {
    private final Linear up;
    private final Linear down;
    private final Activation activation;

    /** Asks for {@code lin1} (width, hidden) and {@code lin2} (hidden, width). */
    public FeedForward(Params p, Activation activation, int width, int hidden) {
        this.up = Linear.biased(p.in("lin1"), width, hidden);
        this.down = Linear.biased(p.in("lin2"), hidden, width);
        this.activation = activation;
    }

    /** Maps (..., width) to (..., width). */
    public NDArray apply(NDArray x) {
        return down.apply(activation.apply(up.apply(x)));
    }
}
