package org.pixelllm.eval;

import java.util.Map;

/**
 * Compares what a model says with what is true, one example after the other.
 *
 * @param <T> what is true
 * @param <P> what the model says
 */
public interface Evaluator<T, P> {
    /** Takes one example into account. */
    void add(T truth, P prediction);

    /**
     * Returns the figures so far, in the order in which they are read.
     *
     * <p>Counts are Integers; shares and means are Doubles, 0 to 1. A share of nothing is left out.
     */
    Map<String, Number> result();
}
