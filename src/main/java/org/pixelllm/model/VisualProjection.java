package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Linear;
import org.pixelllm.nn.Params;

/** Brings visual tokens to the language model's width: a linear layer and a norm (eps 1e-5). */
public final class VisualProjection {
    private final Linear linear;
    private final LayerNorm norm;

    /** Asks for {@code visual_projection.0} and {@code visual_projection.1}. */
    public VisualProjection(Params p, int in, int out) {
        linear = Linear.biased(p.in("visual_projection.0"), in, out);
        norm = new LayerNorm(p.in("visual_projection.1"), out, 1e-5);
    }

    /** Maps (..., in) to (..., out). */
    public NDArray apply(NDArray tokens) {
        return norm.apply(linear.apply(tokens));
    }
}
