package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What the first stage says of every cell, level by level, finest first.
 *
 * @param heat (B, Y, X, 1) each, logit that an object has its centre here
 * @param distances (B, Y, X, 4) each, to the left, top, right and bottom edge, in strides of the level, not negative
 */
public record CenterMaps(List<NDArray> heat, List<NDArray> distances) {
    public CenterMaps {
        heat = List.copyOf(heat);
        distances = List.copyOf(distances);
    }
}
