package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;

/** EVA-02's gated MLP: {@code w3(norm(silu(w1 x) * w2 x))}. */
public final class SwiGlu {
    private final Linear gate;
    private final Linear up;
    private final Linear down;
    private final LayerNorm norm;

    /**
     * Asks for {@code w1}, {@code w2}, {@code w3} and {@code ffn_ln}.
     *
     * @param eps of the inner norm
     */
    public SwiGlu(Params p, int width, int hidden, double eps) {
        gate = Linear.biased(p.in("w1"), width, hidden);
        up = Linear.biased(p.in("w2"), width, hidden);
        down = Linear.biased(p.in("w3"), hidden, width);
        norm = new LayerNorm(p.in("ffn_ln"), hidden, eps);
    }

    /** Maps (..., width) to (..., width). */
    public NDArray apply(NDArray x) {
        return down.apply(norm.apply(Activation.SILU.apply(gate.apply(x)).mul(up.apply(x))));
    }
}
