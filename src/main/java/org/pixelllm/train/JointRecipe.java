package org.pixelllm.train;

import java.util.Optional;
import org.pixelllm.train.detection.DetectionRecipe;

/**
 * What joint training minimises.
 *
 * @param smoothing of the words' targets
 * @param points measures how far words point
 * @param detection how boxes are found; empty leaves the box decoder out, and all prompts are the given ones
 * @param captions which of the found boxes are captioned
 * @param weights of the losses
 */
public record JointRecipe(double smoothing, PointLoss points, Optional<DetectionRecipe> detection,
        CaptionRules captions, LossWeights weights) {
    /** As published for all tasks together. */
    public static final JointRecipe PUBLISHED = new JointRecipe(0.1, PointLoss.L1_NONZERO,
            Optional.of(DetectionRecipe.PUBLISHED), CaptionRules.PUBLISHED, LossWeights.PUBLISHED);
}
