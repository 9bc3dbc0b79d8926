package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** SAM's attention: queries, keys and values come from anywhere and may work at a smaller inner width. */
final class Attention {
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear out;
    private final int heads;
    private final NDArray scale;

    Attention(Params p, int width, int innerWidth, int heads) {
        this.query = Linear.biased(p.in("q_proj"), width, innerWidth);
        this.key = Linear.biased(p.in("k_proj"), width, innerWidth);
        this.value = Linear.biased(p.in("v_proj"), width, innerWidth);
        this.out = Linear.biased(p.in("out_proj"), innerWidth, width);
        this.heads = heads;
        this.scale = query.kernel().getManager().create((float) (1 / Math.sqrt((double) innerWidth / heads)));
    }

    /**
     * Attends from B rows of queries to keys and values; of either there may be fewer rows, each for as many of the others
     * as stand together.
     *
     * @param q (B, Q, D)
     * @param k (B, K, D)
     * @param v (B, K, D)
     * @return (B, Q, D)
     */
    NDArray apply(NDArray q, NDArray k, NDArray v) {
        Shape rows = q.getShape();
        NDArray queries = spread(query.apply(q), k.getShape().get(0));
        NDArray mixed = Heads.attend(Heads.split(queries, heads), Heads.split(key.apply(k), heads),
                Heads.split(value.apply(v), heads), scale);
        return out.apply(Heads.merge(mixed)).reshape(-1, rows.get(1), rows.get(2));
    }

    /** Puts the queries that read one memory in one row, or those that read several in as many. */
    private static NDArray spread(NDArray queries, long memories) {              // (B, Q, I)
        long rows = queries.getShape().get(0);
        if (memories > rows) {
            return queries.repeat(0, memories / rows);
        }
        return memories == rows ? queries : queries.reshape(memories, -1, queries.getShape().get(2));
    }

    /** Returns how much each query attends to each key, mean over the heads: (B, Q, K). */
    NDArray weights(NDArray q, NDArray k) {
        NDArray queries = Heads.split(query.apply(q).muli(scale), heads);
        return Heads.weights(queries, Heads.split(key.apply(k), heads), null).mean(new int[]{1});
    }
}
