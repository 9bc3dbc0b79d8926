package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;

/** T5's norm: divides by the root mean square of the last axis; no mean, no bias, eps 1e-6. */
public final class RmsNorm {
    private static final int[] LAST = {-1};

    private final NDArray scale;
    private final NDArray eps;

    /** Asks for {@code scale} (width). */
    public RmsNorm(Params p, int width) {
        this.scale = p.tensor("scale", Init.ones(), width);
        this.eps = scale.getManager().create(1e-6f);
    }

    /** Maps (..., width) to (..., width). */
    public NDArray apply(NDArray x) {
        NDArray meanSquare = x.square().mean(LAST, true);
        return x.div(meanSquare.addi(eps).sqrt()).mul(scale);
    }
}
