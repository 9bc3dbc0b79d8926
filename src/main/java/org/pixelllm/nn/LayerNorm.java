package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Normalises the last axis to mean 0 and variance 1, then scales and shifts. */
public final class LayerNorm {
    private final NDArray scale;
    private final NDArray bias;
    private final Shape width;
    private final float eps;

    /** Asks for {@code scale} and {@code bias}, both (width). */
    public LayerNorm(Params p, int width, double eps) {
        this.scale = p.tensor("scale", Init.ones(), width);
        this.bias = p.tensor("bias", Init.zeros(), width);
        this.width = new Shape(width);
        this.eps = (float) eps;
    }

    /** Maps (..., width) to (..., width). */
    public NDArray apply(NDArray x) {
        return x.getNDArrayInternal().layerNorm(x, width, scale, bias, eps).singletonOrThrow();
    }
}
