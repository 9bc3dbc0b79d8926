package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * Reads what prompts ask of a feature map: from boxes to the visual tokens that the language model gets.
 *
 * @param prompts the prompt encoder
 * @param extractor the prompt feature extractor
 * @param projection to the language model's width, where it differs
 */
public record PromptReader(PromptEncoder prompts, PromptFeatureExtractor extractor,
        Optional<VisualProjection> projection) {
    /**
     * Extracts the visual tokens of box prompts; the prompts of a picture stand together.
     *
     * @param features (B, Y, X, F)
     * @param boxes (R, 4), R = B·N, in pixels; the corners of an empty one are taken as points, as published
     * @param size by which boxes are measured
     * @return (R, T, D)
     */
    public NDArray visualTokens(NDArray features, NDArray boxes, Extent size) {
        return visualTokens(features, Network.Prompts.ofBoxes(boxes), size);
    }

    /**
     * Extracts the visual tokens of prompts; the prompts of a picture stand together.
     *
     * @param features (B, Y, X, F)
     * @param asked R = B·N prompts
     * @param size by which prompts are measured
     * @return (R, T, D)
     */
    public NDArray visualTokens(NDArray features, Network.Prompts asked, Extent size) {
        NDArray tokens = extractor.apply(places(features), position(features), sparse(asked, size), prompts.noMask())
                .tokens();
        return projection.map(p -> p.apply(tokens)).orElse(tokens);
    }

    /**
     * Returns how much each visual token attends to each place of the feature map when it reads it last; arguments as in
     * {@link #visualTokens(NDArray, Network.Prompts, Extent)}.
     *
     * @return (R, T, Y·X), a row sums to 1
     */
    public NDArray attention(NDArray features, Network.Prompts asked, Extent size) {
        return extractor.attention(places(features), position(features), sparse(asked, size), prompts.noMask());
    }

    /** Returns the prompts' own tokens (R, K, C). */
    public NDArray sparse(Network.Prompts asked, Extent size) {
        return prompts.apply(asked.boxes(), asked.points(), asked.given(), size);
    }

    private NDArray position(NDArray features) {
        Shape map = features.getShape();
        return prompts.dense(features.getManager(), (int) map.get(1), (int) map.get(2));
    }

    private static NDArray places(NDArray features) {
        Shape map = features.getShape();
        return features.reshape(map.get(0), map.get(1) * map.get(2), map.get(3));             // (B, S, F)
    }
}
