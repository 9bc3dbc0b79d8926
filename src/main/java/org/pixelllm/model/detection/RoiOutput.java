package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;

/**
 * What the second stage says of boxes, those of all pictures one after the other.
 *
 * @param logits (N, 2), background and object
 * @param deltas (N, 4), the way to the better box, see {@link BoxDeltas}
 */
public record RoiOutput(NDArray logits, NDArray deltas) {}
