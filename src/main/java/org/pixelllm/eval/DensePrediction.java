package org.pixelllm.eval;

import org.pixelllm.geometry.CocoBox;

/**
 * What a model says of a box that it found.
 *
 * @param score by which predictions are ranked, best highest
 */
public record DensePrediction(CocoBox box, double score, String caption) {}
