package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Cuts maps into square windows that do not overlap, and joins them again.
 *
 * <p>B maps, W windows of a map, Y rows, X columns, C channels.
 */
public final class Windows {
    private Windows() {}

    /** Maps (B, Y, X, C) to (B·W, side, side, C), row-major; zeros fill the windows at the bottom and at the right. */
    public static NDArray cut(NDArray map, int side) {
        NDArray full = filled(filled(map, 1, side), 2, side);
        Shape s = full.getShape();
        return full.reshape(s.get(0), s.get(1) / side, side, s.get(2) / side, side, s.get(3)).swapAxes(2, 3)
                .reshape(-1, side, side, s.get(3));
    }

    /** Maps what {@link #cut} gave back to (B, rows, columns, C), without what filled it up. */
    public static NDArray join(NDArray windows, int rows, int columns) {
        Shape s = windows.getShape();
        long side = s.get(1);
        long down = (rows + side - 1) / side;
        long across = (columns + side - 1) / side;
        NDArray full = windows.reshape(-1, down, across, side, side, s.get(3)).swapAxes(2, 3)
                .reshape(-1, down * side, across * side, s.get(3));
        return full.get(":, :" + rows + ", :" + columns);
    }

    private static NDArray filled(NDArray map, int axis, int side) {
        long[] missing = map.getShape().getShape().clone();
        missing[axis] = Math.floorMod(-missing[axis], (long) side);
        return missing[axis] == 0 ? map : map.concat(map.getManager().zeros(new Shape(missing)), axis);
    }
}
