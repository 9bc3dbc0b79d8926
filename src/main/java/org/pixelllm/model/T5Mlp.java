package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Drop;
import org.pixelllm.nn.Linear;
import org.pixelllm.nn.Params;

/** T5 1.1's gated MLP: {@code wo(gelu(wi_0 x) * (wi_1 x))} with the tanh form of GELU. */
final class T5Mlp {
    private final Linear gate;
    private final Linear up;
    private final Linear down;
    private final Drop drop;

    T5Mlp(Params p, int width, int hidden) {
        gate = Linear.unbiased(p.in("wi_0"), width, hidden);
        up = Linear.unbiased(p.in("wi_1"), width, hidden);
        down = Linear.unbiased(p.in("wo"), hidden, width);
        drop = p.drop();
    }

    NDArray apply(NDArray x) {
        return down.apply(drop.units(Activation.GELU_TANH.apply(gate.apply(x)).mul(up.apply(x))));
    }
}
