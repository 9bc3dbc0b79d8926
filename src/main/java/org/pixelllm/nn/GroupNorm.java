package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Normalises groups of neighbouring channels of a map to mean 0 and variance 1, then scales and shifts channels. */
public final class GroupNorm {
    private static final int[] LAST = {-1};

    private final int groups;
    private final NDArray scale;
    private final NDArray bias;
    private final NDArray eps;

    /** Asks for {@code scale} and {@code bias}, both (channels); eps 1e-6. */
    public GroupNorm(Params p, int channels, int groups) {
        this.groups = groups;
        scale = p.tensor("scale", Init.ones(), channels);
        bias = p.tensor("bias", Init.zeros(), channels);
        eps = scale.getManager().create(1e-6f);
    }

    /** Maps (B, C, Y, X) to the same shape. */
    public NDArray applyChannelsFirst(NDArray x) {
        Shape s = x.getShape();
        NDArray grouped = x.reshape(s.get(0), groups, -1);                    // (B, G, C / G · Y · X)
        NDArray centred = grouped.sub(grouped.mean(LAST, true));
        NDArray deviation = centred.square().mean(LAST, true).add(eps).sqrt();
        return centred.div(deviation).reshape(s).mul(channels(x, scale)).addi(channels(x, bias));
    }

    private static NDArray channels(NDArray x, NDArray values) {
        return Borrow.in(x.getManager(), values).reshape(1, -1, 1, 1);
    }
}
