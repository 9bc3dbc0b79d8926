package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.image.Resampling;

/** Resizes maps by two matrix products: exact, differentiable, the same on every engine. */
public final class Resize {
    private Resize() {}

    /** Maps (B, Y, X, C) to (B, rows, columns, C); returns {@code x} itself when the size is right already. */
    public static NDArray apply(NDArray x, int rows, int columns, Resampling kernel) {
        Shape s = x.getShape();
        long b = s.get(0);
        long c = s.get(3);
        int y = (int) s.get(1);
        int w = (int) s.get(2);
        if (y == rows && w == columns) {
            return x;
        }
        NDArray down = weights(x, y, rows, kernel);                                              // (rows, Y)
        NDArray across = weights(x, w, columns, kernel);                                         // (columns, X)
        NDArray tall = down.matMul(x.reshape(b, y, w * c)).reshape(b * rows, w, c);              // (B·rows, X, C)
        return across.matMul(tall).reshape(b, rows, columns, c);
    }

    private static NDArray weights(NDArray like, int in, int out, Resampling kernel) {
        return like.getManager().create(kernel.weights(in, out), new Shape(out, in));
    }
}
