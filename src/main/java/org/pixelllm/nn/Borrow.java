package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

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
}
