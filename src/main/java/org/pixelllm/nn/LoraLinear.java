package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;

/**
 * A bias-free linear layer with a low-rank update: {@code x W + scale (x L) R}.
 *
 * @see <a href="https://arxiv.org/abs/2106.09685">LoRA</a>
 */
public final class LoraLinear {
    private final NDArray kernel;  // (in, out)
    private final NDArray left;    // (in, rank), null without LoRA
    private final NDArray right;   // (rank, out)
    private final double scale;

    /** Asks for {@code kernel}, and for {@code kernel_left_lora} and {@code kernel_right_lora} if rank is positive. */
    public LoraLinear(Params p, Init init, int in, int out, int rank, double scale) {
        kernel = p.tensor("kernel", init, in, out);
        left = rank > 0 ? p.tensor("kernel_left_lora", Init.lecun(), in, rank) : null;
        right = rank > 0 ? p.tensor("kernel_right_lora", Init.zeros(), rank, out) : null;
        this.scale = scale;
    }

    /** Maps (..., in) to (..., out). */
    public NDArray apply(NDArray x) {
        NDArray y = x.matMul(kernel);
        return left == null ? y : y.addi(x.matMul(left).matMul(right).muli(Scalar.of(x, scale)));
    }
}
