package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/** A square convolution over maps (B, Y, X, C), padded to keep their size; the kernel is stored as Flax does. */
public final class Convolution {
    private final NDArray kernel; // (side, side, in, out)
    private final NDArray bias;   // (out), null for none
    private final int stride;

    private Convolution(NDArray kernel, NDArray bias, int stride) {
        this.kernel = kernel;
        this.bias = bias;
        this.stride = stride;
    }

    /** Asks for {@code kernel} (side, side, in, out) and {@code bias} (out); a stride of 2 halves the map. */
    public static Convolution biased(Params p, int side, int in, int out, int stride) {
        return new Convolution(kernel(p, side, in, out), p.tensor("bias", Init.zeros(), out), stride);
    }

    /** Asks for {@code kernel} (side, side, in, out) only. */
    public static Convolution unbiased(Params p, int side, int in, int out) {
        return new Convolution(kernel(p, side, in, out), null, 1);
    }

    /** Joins a kernel (side, side, in, out) with a bias (out); the map keeps its size. */
    public static Convolution of(NDArray kernel, NDArray bias) {
        return new Convolution(kernel, bias, 1);
    }

    private static NDArray kernel(Params p, int side, int in, int out) {
        return p.tensor("kernel", Init.lecun(), side, side, in, out);
    }

    /** Maps (B, Y, X, in) to (B, Y, X, out), or to half the rows and columns, rounded up. */
    public NDArray apply(NDArray x) {
        return applyChannelsFirst(x.transpose(0, 3, 1, 2)).transpose(0, 2, 3, 1);
    }

    /** Maps (B, in, Y, X) to (B, out, Y, X), or to half the rows and columns, rounded up. */
    public NDArray applyChannelsFirst(NDArray x) {
        NDArray weights = Borrow.in(x.getManager(), kernel).transpose(3, 2, 0, 1);
        long pad = kernel.getShape().get(0) / 2;
        return Conv2d.conv2d(x, weights, bias, new Shape(stride, stride), new Shape(pad, pad), new Shape(1, 1), 1)
                .singletonOrThrow();
    }
}
