package org.pixelllm.train;

/**
 * What joint training minimises.
 *
 * @param smoothing of the words' targets
 * @param points which words point where
 * @param weights of the losses
 */
public record JointRecipe(double smoothing, PointRules points, LossWeights weights) {
    /** As published. */
    public static final JointRecipe PUBLISHED = new JointRecipe(0.1, PointRules.PUBLISHED, LossWeights.PUBLISHED);
}
