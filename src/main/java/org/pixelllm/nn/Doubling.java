package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** A transposed convolution of side 2 and stride 2: every place becomes 2 x 2 places of its own. */
public final class Doubling {
    private final NDArray kernel; // (2, 2, out, in), or (2, 2, in, out) turned by half
    private final NDArray bias;   // (out)
    private final boolean turned;

    private Doubling(NDArray kernel, NDArray bias, boolean turned) {
        this.kernel = kernel;
        this.bias = bias;
        this.turned = turned;
    }

    /** Asks for {@code kernel} (2, 2, out, in), as SAM's mask decoder stores it, and {@code bias} (out). */
    public Doubling(Params p, int in, int out) {
        this(p.tensor("kernel", Init.normal(Math.sqrt(1.0 / in)), 2, 2, out, in), p.tensor("bias", Init.zeros(), out),
                false);
    }

    /** Asks for {@code kernel} (2, 2, in, out), as Flax stores it: turned by half, and {@code bias} (out). */
    public static Doubling turned(Params p, int in, int out) {
        return new Doubling(p.tensor("kernel", Init.normal(Math.sqrt(1.0 / in)), 2, 2, in, out),
                p.tensor("bias", Init.zeros(), out), true);
    }

    /** Maps (B, Y, X, in) to (B, 2Y, 2X, out): place (2y + a, 2x + b) is kernel[a, b] times place (y, x). */
    public NDArray apply(NDArray x) {
        Shape s = x.getShape();
        long out = bias.size();
        NDArray own = Borrow.in(x.getManager(), kernel);
        NDArray spread = turned ? own.flip(0, 1).transpose(2, 0, 1, 3) : own.transpose(3, 0, 1, 2); // (in, 2, 2, out)
        return x.matMul(spread.reshape(s.get(3), 4 * out)).reshape(s.get(0), s.get(1), s.get(2), 2, 2, out)
                .swapAxes(2, 3)
                .reshape(s.get(0), 2 * s.get(1), 2 * s.get(2), out).add(bias);
    }
}
