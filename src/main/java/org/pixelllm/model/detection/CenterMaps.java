package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.pixelllm.nn.Joined;

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

    /** Returns the logits of all levels, (B, S, 1), in the order of {@link Places}. */
    public NDArray allHeat() {
        return joined(heat, 1);
    }

    /** Returns the distances of all levels, (B, S, 4), in the order of {@link Places}. */
    public NDArray allDistances() {
        return joined(distances, 4);
    }

    private static NDArray joined(List<NDArray> levels, int last) {
        NDList flat = new NDList();
        levels.forEach(level -> flat.add(level.reshape(level.getShape().get(0), -1, last)));
        return Joined.of(flat, 1);
    }
}
