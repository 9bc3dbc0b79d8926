package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** A table of learned rows, looked up by id. */
public final class Embedding {
    private final NDArray table;

    /** Asks for {@code embedding} (rows, width). */
    public Embedding(Params p, int rows, int width) {
        table = p.tensor("embedding", Init.normal(1), rows, width);
    }

    /** Maps ids (...), int32, to rows (..., width). */
    public NDArray apply(NDArray ids) {
        return ids.getNDArrayInternal().embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
    }
}
