package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;

/** {@code x W + b}; the kernel is (in, out) as Flax stores it. */
public final class Linear {
    private final NDArray kernel;
    private final NDArray bias;

    private Linear(NDArray kernel, NDArray bias) {
        this.kernel = kernel;
        this.bias = bias;
    }

    /** Asks for {@code kernel} (in, out) and {@code bias} (out). */
    public static Linear biased(Params p, int in, int out) {
        return new Linear(p.tensor("kernel", Init.xavier(), in, out), p.tensor("bias", Init.zeros(), out));
    }

    /** Asks for {@code kernel} (in, out) only. */
    public static Linear unbiased(Params p, int in, int out) {
        return new Linear(p.tensor("kernel", Init.xavier(), in, out), null);
    }

    /** Joins a kernel with a bias that the checkpoint keeps elsewhere. */
    public static Linear of(NDArray kernel, NDArray bias) {
        return new Linear(kernel, bias);
    }

    /** Maps (..., in) to (..., out). */
    public NDArray apply(NDArray x) {
        NDArray y = x.matMul(kernel);
        return bias == null ? y : y.addi(bias);
    }

    NDArray kernel() {
        return kernel;
    }

    NDArray bias() {
        return bias;
    }
}
