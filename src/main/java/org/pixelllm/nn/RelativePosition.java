package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;

/**
 * T5's relative position bias: one learned number for each head and bucket of distance.
 *
 * <p>32 buckets up to distance 128: exact when near, logarithmic when far; both directions in an encoder, only the past
 * in a decoder.
 */
public final class RelativePosition {
    /** Columns of the table. */
    public static final int BUCKETS = 32;

    private static final int FARTHEST = 128;

    private final NDArray table;   // (N, 32)
    private final boolean bothWays;

    /** Asks for {@code rel_embedding} (heads, 32). */
    public RelativePosition(Params p, int heads, boolean bothWays) {
        this.table = p.tensor("rel_embedding", Init.normal(0.1), heads, BUCKETS);
        this.bothWays = bothWays;
    }

    /** Returns the learned numbers (N, 32). */
    public NDArray table() {
        return table;
    }

    /** Returns the bias (1, N, length, length), row = query, column = key. */
    public NDArray bias(NDManager manager, int length) {
        int[] buckets = new int[length * length];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = bucket(i % length - i / length);
        }
        NDArray rows = table.transpose();                                                     // (32, N)
        rows.attach(manager);
        NDArray index = manager.create(buckets, new Shape(1, length, length));
        NDArray bias = index.getNDArrayInternal().embedding(index, rows, SparseFormat.DENSE).singletonOrThrow();
        return bias.transpose(0, 3, 1, 2);
    }

    /** Returns the bucket of a key that stands {@code distance} after the query (negative: before it). */
    public int bucket(int distance) {
        int count = bothWays ? BUCKETS / 2 : BUCKETS;
        int offset = bothWays && distance > 0 ? count : 0;
        int far = bothWays ? Math.abs(distance) : Math.max(0, -distance);
        int exact = count / 2;
        if (far < exact) {
            return offset + far;
        }
        // float32 as in the published code: at powers of two the last bit decides the bucket
        float steps = (float) Math.log((float) far / exact + 1.1920929e-7f)
                / (float) Math.log((double) FARTHEST / exact);
        return offset + Math.min(count - 1, exact + (int) (steps * (count - exact)));
    }
}
