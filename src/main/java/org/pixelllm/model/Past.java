package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What texts in the making have said: a memory for each layer that grows by a token a step. */
final class Past {
    private final NDManager manager;
    private final Memory[] layers;

    /** Begins with nothing; the manager owns what is remembered. */
    Past(NDManager manager, int depth) {
        this.manager = manager;
        layers = new Memory[depth];
    }

    /** Lends the memories to a step, null before the first; the step replaces each by a longer one. */
    Memory[] lend(NDManager step) {
        return Arrays.stream(layers).map(layer -> layer == null ? null : layer.in(step)).toArray(Memory[]::new);
    }

    /** Keeps what a step has made of the memories it was lent. */
    void keep(Memory[] longer) {
        for (int i = 0; i < layers.length; i++) {
            longer[i].attach(manager);
            replace(i, longer[i]);
        }
    }

    /** Goes on with some texts; see {@link Stepper.Text#gather}. */
    void gather(int[] texts) {
        if (Arrays.equals(texts, IntStream.range(0, (int) layers[0].rows()).toArray())) {
            return;
        }
        try (NDArray index = manager.create(texts).toType(DataType.INT64, false)) {
            for (int i = 0; i < layers.length; i++) {
                replace(i, layers[i].gather(index));
            }
        }
    }

    private void replace(int i, Memory memory) {
        if (layers[i] != null) {
            layers[i].close();
        }
        layers[i] = memory;
    }
}
