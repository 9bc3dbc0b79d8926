package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** One part of a training run: what learns, from what, for how long. */
interface Stage extends AutoCloseable {
    String name();

    Schedule schedule();

    /** Returns the arrays that learn, by name. */
    Map<String, NDArray> trainable();

    /**
     * Computes the loss of a step; depends on nothing but the weights and the step.
     *
     * @param scope owns everything that is computed
     * @param step from 0; with parts, each part of each step counts
     */
    Loss loss(NDManager scope, int step);

    /** Returns the parts of a step, whose gradients are averaged. */
    default int accumulation() {
        return 1;
    }

    @Override
    void close();

    /**
     * A step's loss.
     *
     * @param total what is minimised, one number
     * @param parts what it is made of, for the log, in order
     */
    record Loss(NDArray total, Map<String, NDArray> parts) {}
}
