package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Splits tokens into attention heads and merges them again; attends between them. */
public final class Heads {
    private static final long MANY = 1 << 20; // weights from which on one operation beats three
    private static final Script ATTEND = new Script(
            "torch.scaled_dot_product_attention(query, key, value, None, 0., False, scale=float(scale))",
            "query", "key", "value", "scale");

    private Heads() {}

    /** Maps (B, T, N·H) to (B, N, T, H). */
    public static NDArray split(NDArray x, int heads) {
        var s = x.getShape();
        return x.reshape(s.get(0), s.get(1), heads, s.get(2) / heads).swapAxes(1, 2);
    }

    /** Maps (B, N, T, H) to (B, T, N·H). */
    public static NDArray merge(NDArray x) {
        var s = x.getShape();
        return x.swapAxes(1, 2).reshape(s.get(0), s.get(2), s.get(1) * s.get(3));
    }

    /**
     * Weighs values by the softmax of query times key.
     *
     * @param query (B, N, Q, H)
     * @param key (B, N, K, H)
     * @param value (B, N, K, H)
     * @param scale a number that the logits are multiplied by
     * @return (B, N, Q, H)
     */
    public static NDArray attend(NDArray query, NDArray key, NDArray value, NDArray scale) {
        Shape q = query.getShape();
        boolean many = q.size() / q.get(3) * key.getShape().get(2) >= MANY;
        return many
                ? ATTEND.apply(query, key, value, scale)
                : weights(query.mul(scale), key, null).matMul(value);
    }

    /**
     * Returns how much each query attends to each key, as {@link #attend} weighs them: (B, N, Q, K).
     *
     * @param query (B, N, Q, H), scaled already
     * @param bias added to the logits, broadcast to (B, N, Q, K); {@code null} for none
     */
    public static NDArray weights(NDArray query, NDArray key, NDArray bias) {
        NDArray logits = query.matMul(key.swapAxes(2, 3));                   // (B, N, Q, K)
        return (bias == null ? logits : logits.addi(bias)).softmax(-1);
    }
}
