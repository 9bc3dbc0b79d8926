package org.pixelllm.weights;

/** Looks on while weights are copied. */
@FunctionalInterface
public interface ImportWatcher {
    /** Is told before a tensor is copied which one it is, counted from 1, and how many there are. */
    void at(int tensor, int of);
}
