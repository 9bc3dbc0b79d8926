package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;

/** Lends a parameter to a calculation: results then belong to the calculation, not to the parameter's owner. */
public final class Borrow {
    private Borrow() {}

    /** Returns a view of the same memory that the manager owns; {@code manager.from} would return the array itself. */
    public static NDArray in(NDManager manager, NDArray array) {
        NDArray view = array.reshape(array.getShape());
        view.attach(manager);
        return view;
    }

    /** Returns a view of a row (1, ..., W) repeated to (batch, tokens, W). */
    public static NDArray repeated(NDManager manager, NDArray row, long batch, long tokens) {
        NDArray view = row.reshape(1, -1, row.getShape().get(row.getShape().dimension() - 1));
        view.attach(manager);
        return view.broadcast(batch, tokens, view.getShape().get(2));
    }

    /**
     * Runs a calculation and frees at once what lies between its input and its result.
     *
     * <p>Whatever the calculation makes from Java numbers and multiplies by must live longer if it is differentiated:
     * see {@link Scalar}.
     */
    public static NDArray brief(NDArray x, UnaryOperator<NDArray> calculation) {
        NDManager manager = x.getManager();
        try (NDManager scope = manager.newSubManager()) {
            NDArray result = calculation.apply(in(scope, x));
            result.attach(manager);
            return result;
        }
    }
}
