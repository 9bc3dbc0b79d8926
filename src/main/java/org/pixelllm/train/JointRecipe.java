package org.pixelllm.train;

import org.pixelllm.train.detection.DetectionRecipe;

/**
 * What joint training minimises.
 *
 * @param smoothing of the words' targets
 * @param points which words point where
 * @param detection how boxes are found
 * @param captions which of the found boxes are captioned
 * @param weights of the losses
 */
public record JointRecipe(double smoothing, PointRules points, DetectionRecipe detection, CaptionRules captions,
        LossWeights weights) {
    /** As published. */
    public static final JointRecipe PUBLISHED = new JointRecipe(0.1, PointRules.PUBLISHED, DetectionRecipe.PUBLISHED,
            CaptionRules.PUBLISHED, LossWeights.PUBLISHED);
}
