package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;

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

    NDArray apply(NDArray q, NDArray k, NDArray v) {                             // (B, Q, D), (B, K, D), (B, K, D)
        NDArray mixed = Heads.attend(queries(q), Heads.split(key.apply(k), heads), Heads.split(value.apply(v), heads),
                null);
        return out.apply(Heads.merge(mixed));                                    // (B, Q, D)
    }

    /** Returns how much each query attends to each key, mean over the heads: (B, Q, K). */
    NDArray weights(NDArray q, NDArray k) {
        return Heads.weights(queries(q), Heads.split(key.apply(k), heads), null).mean(new int[]{1});
    }

    private NDArray queries(NDArray q) {
        return Heads.split(query.apply(q).muli(scale), heads);                   // (B, N, Q, H)
    }
}
