package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;
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

    /** Runs a calculation and frees at once what lies between its input and its result. */
    public static NDArray brief(NDArray x, UnaryOperator<NDArray> calculation) {
        return briefly(x.getManager(), scope -> new NDList(calculation.apply(in(scope, x)))).singletonOrThrow();
    }

    /**
     * Runs a calculation in a scope of its own, from which only the results remain.
     *
     * <p>Single numbers remain too: Java owns their memory, and a gradient may still read it, see {@link Scalar}. A
     * calculation that may be differentiated must not make larger arrays from Java's.
     */
    public static NDList briefly(NDManager manager, Function<NDManager, NDList> calculation) {
        try (NDManager scope = manager.newSubManager()) {
            NDList results = calculation.apply(scope);
            scope.getManagedArrays().stream().filter(array -> array.getShape().dimension() == 0)
                    .forEach(number -> number.attach(manager));
            results.forEach(array -> array.attach(manager));
            return results;
        }
    }
}
