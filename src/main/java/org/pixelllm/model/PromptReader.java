package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
        NDManager manager = features.getManager();
        Shape map = features.getShape();
        long rows = boxes.getShape().get(0);
        NDArray given = manager.ones(new Shape(rows, PromptEncoder.PLACES));
        NDArray sparse = prompts.apply(boxes, PromptEncoder.corners(boxes), given, size);
        NDArray position = prompts.dense(manager, (int) map.get(1), (int) map.get(2));
        NDArray places = features.reshape(map.get(0), map.get(1) * map.get(2), map.get(3))
                .repeat(0, rows / map.get(0));                                                // (R, S, F)
        NDArray tokens = extractor.apply(places, position, sparse, prompts.noMask()).tokens();
        return projection.map(p -> p.apply(tokens)).orElse(tokens);
    }
}
