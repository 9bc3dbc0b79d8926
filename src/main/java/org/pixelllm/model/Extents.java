package org.pixelllm.model;

import ai.djl.ndarray.NDArray;

/** Reads the size of pictures from their padding. */
public final class Extents {
    private Extents() {}

    /**
     * Returns height and width of each valid part: (B, 2) in pixels.
     *
     * @param valid (B, Y, X), 1 in the top left rectangle that holds the picture
     */
    public static NDArray of(NDArray valid) {
        NDArray height = valid.max(new int[]{2}).sum(new int[]{1}, true);
        NDArray width = valid.max(new int[]{1}).sum(new int[]{1}, true);
        return height.concat(width, 1);
    }
}
