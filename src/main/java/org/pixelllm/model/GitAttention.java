package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.nn.Drop;
import org.pixelllm.nn.Heads;
import org.pixelllm.nn.Linear;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Scalar;

/**
 * BERT's attention, where several texts may share what was seen.
 *
 * <p>R rows were seen, with K tokens each; M = B · R texts, B of a row side by side; N heads, H head width.
 */
final class GitAttention {
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear out;
    private final int heads;
    private final Drop drop;
    private final double scale;

    /** Asks for {@code self} and {@code output/dense}. */
    GitAttention(Params p, int width, int heads) {
        Params self = p.in("self");
        query = Linear.biased(self.in("query"), width, width);
        key = Linear.biased(self.in("key"), width, width);
        value = Linear.biased(self.in("value"), width, width);
        out = Linear.biased(p.in("output").in("dense"), width, width);
        this.heads = heads;
        drop = p.drop();
        scale = Math.sqrt((double) heads / width);
    }

    Memory remember(NDArray x) {                                                   // (R, K, D)
        return new Memory(Heads.split(key.apply(x), heads), Heads.split(value.apply(x), heads));
    }

    /** Attends from x (R, Q, D) to the memory; the bias is broadcast to (R, N, Q, K). */
    NDArray apply(NDArray x, Memory memory, NDArray bias) {
        NDArray weights = drop.attention(Heads.weights(queries(x), memory.keys(), bias));
        return out.apply(Heads.merge(weights.matMul(memory.values())));
    }

    /**
     * Attends from texts x (M, Q, D) to what was seen and to the texts themselves.
     *
     * @param seen memory of R rows
     * @param seenBias (R, 1, 1, K)
     * @param own memory of the M texts, T tokens each
     * @param ownBias broadcast to (M, N, Q, T); null for none
     */
    NDArray apply(NDArray x, Memory seen, NDArray seenBias, Memory own, NDArray ownBias) {
        NDArray weights = drop.attention(weights(x, seen, seenBias, own, ownBias));
        long keys = seen.keys().getShape().get(2);
        NDArray sight = together(weights.get(":, :, :, :" + keys), seen.rows()).matMul(seen.values());
        NDArray speech = weights.get(":, :, :, " + keys + ":").matMul(own.values());           // (M, N, Q, H)
        return out.apply(Heads.merge(apart(sight, x.getShape()).add(speech)));
    }

    /** Returns how much texts attend to what was seen, mean over the heads: (M, Q, K); arguments as above. */
    NDArray sight(NDArray x, Memory seen, NDArray seenBias, Memory own, NDArray ownBias) {
        long keys = seen.keys().getShape().get(2);
        return weights(x, seen, seenBias, own, ownBias).get(":, :, :, :" + keys).mean(new int[]{1});
    }

    private NDArray weights(NDArray x, Memory seen, NDArray seenBias, Memory own, NDArray ownBias) {
        NDArray queries = queries(x);                                                          // (M, N, Q, H)
        NDArray outward = together(queries, seen.rows()).matMul(seen.keys().swapAxes(2, 3)).addi(seenBias);
        NDArray inward = queries.matMul(own.keys().swapAxes(2, 3));                            // (M, N, Q, T)
        NDArray logits = apart(outward, x.getShape()).concat(ownBias == null ? inward : inward.addi(ownBias), 3);
        return logits.softmax(-1);                                                             // (M, N, Q, K + T)
    }

    private NDArray queries(NDArray x) {
        return Heads.split(Scalar.times(query.apply(x), scale), heads);
    }

    /** Puts the texts of a row side by side: (M, N, Q, X) to (R, N, B·Q, X). */
    private static NDArray together(NDArray x, long rows) {
        Shape s = x.getShape();
        if (s.get(0) == rows) {
            return x;
        }
        long each = s.get(0) / rows;
        return x.reshape(rows, each, s.get(1), s.get(2), s.get(3)).transpose(0, 2, 1, 3, 4)
                .reshape(rows, s.get(1), each * s.get(2), s.get(3));
    }

    /** Undoes {@link #together} for texts (M, Q, D). */
    private static NDArray apart(NDArray x, Shape texts) {
        Shape s = x.getShape();
        if (s.get(0) == texts.get(0)) {
            return x;
        }
        long each = texts.get(0) / s.get(0);
        return x.reshape(s.get(0), s.get(1), each, texts.get(1), s.get(3)).transpose(0, 2, 1, 3, 4)
                .reshape(texts.get(0), s.get(1), texts.get(1), s.get(3));
    }
}
