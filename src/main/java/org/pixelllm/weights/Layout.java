package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** How a foreign tensor lies in memory, seen from ours. */
enum Layout {
    /** The same. */
    COPY,
    /** A linear map: (out, in) there, (in, out) here. */
    TRANSPOSE(1, 0),
    /** A convolution: (out, in, rows, columns) there, (rows, columns, in, out) here. */
    CONVOLUTION(2, 3, 1, 0),
    /** A transposed convolution: (in, out, rows, columns) there, (rows, columns, out, in) here. */
    DOUBLING(2, 3, 1, 0);

    private final int[] order; // which axis there is which one here

    Layout(int... order) {
        this.order = order;
    }

    /** Returns our shape of a foreign one; one of another rank stays, and will not fit. */
    Shape shape(Shape foreign) {
        if (order.length == 0 || foreign.dimension() != order.length) {
            return foreign;
        }
        long[] sizes = new long[order.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = foreign.get(order[i]);
        }
        return new Shape(sizes);
    }

    /** Returns the tensor in our order, without gaps in memory; closes the foreign one if it is another. */
    NDArray apply(NDArray foreign) {
        if (order.length == 0 || foreign.getShape().dimension() != order.length) {
            return foreign;
        }
        Shape shape = shape(foreign.getShape());
        try (foreign; NDArray view = foreign.transpose(order); NDArray row = view.reshape(-1)) { // copies in our order
            return row.reshape(shape);
        }
    }
}
