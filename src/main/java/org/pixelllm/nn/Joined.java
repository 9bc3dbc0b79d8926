package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/** Joins arrays along an axis. */
public final class Joined {
    private Joined() {}

    /** Returns the parts, one after another; the engine's own way cuts the gradient off where there is a single part. */
    public static NDArray of(NDList parts, int axis) {
        return parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, axis);
    }
}
