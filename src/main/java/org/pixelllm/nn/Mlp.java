package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** Linear layers {@code layers.0, layers.1, …} with an activation between them. */
public final class Mlp {
    private final List<Linear> layers = new ArrayList<>();
    private final Activation activation;

    /** Asks for one layer between each two of the widths. */
    public Mlp(Params p, Activation activation, int... widths) {
        this.activation = activation;
        for (int i = 0; i + 1 < widths.length; i++) {
            layers.add(Linear.biased(p.in("layers." + i), widths[i], widths[i + 1]));
        }
    }

    /** Maps (..., first width) to (..., last width). */
    public NDArray apply(NDArray x) {
        NDArray y = layers.get(0).apply(x);
        for (Linear layer : layers.subList(1, layers.size())) {
            y = layer.apply(activation.apply(y));
        }
        return y;
    }
}
