package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** A transposed convolution of side 2 and stride 2: every place becomes 2 x 2 places of its own. */
public final class Doubling {
    private final NDArray kernel; // (2, 2, out, in)
    private final NDArray bias;   // (out)

    /** Asks for {@code kernel} (2, 2, out, in), as SAM's mask decoder stores it, and {@code bias} (out). */
    public Doubling(Params p, int in, int out) {
        kernel = p.tensor("kernel", Init.normal(Math.sqrt(1.0 / in)), 2, 2, out, in);
        bias = p.tensor("bias", Init.zeros(), out);
    }

    /** Maps (B, Y, X, in) to (B, 2Y, 2X, out): place (2y + a, 2x + b) is kernel[a, b] times place (y, x). */
    public NDArray apply(NDArray x) {
        Shape s = x.getShape();
        long out = bias.size();
        NDArray spread = Borrow.in(x.getManager(), kernel).reshape(4 * out, s.get(3)).transpose();  // (in, 4 · out)
        return x.matMul(spread).reshape(s.get(0), s.get(1), s.get(2), 2, 2, out).swapAxes(2, 3)
                .reshape(s.get(0), 2 * s.get(1), 2 * s.get(2), out).add(bias);
    }
}
