package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;

/** T5's norm: divides by the root mean square of the last axis; no mean, no bias, eps 1e-6. */
public final class RmsNorm {
    private static final Script NORM = new Script("torch.mul(torch.mul(x, torch.rsqrt(torch.add("
            + "torch.mean(torch.mul(x, x), [-1], True), 9.9999999999999995e-07))), scale)", "x", "scale");

    private final NDArray scale;

    /** Asks for {@code scale} (width). */
    public RmsNorm(Params p, int width) {
        this.scale = p.tensor("scale", Init.ones(), width);
    }

    /** Maps (..., width) to (..., width). */
    public NDArray apply(NDArray x) {
        return NORM.apply(x, scale);
    }
}
