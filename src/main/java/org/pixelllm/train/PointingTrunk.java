package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Scalar;

/**
 * What all ways to point share: visual tokens and a language model.
 *
 * @param visual makes visual tokens of feature maps
 * @param text the language model
 */
record PointingTrunk(VisualSource visual, T5TextHead text) {
    private static final double SMOOTHING = 0.05;
    private static final double CAPTION = 3;

    /** Asks for all parameters but those of the way to point. */
    static PointingTrunk of(Params p, PointingRecipe recipe, VisualSource.MapShape map, int vocabulary) {
        return new PointingTrunk(VisualSource.of(p, recipe, map),
                new T5TextHead(p.in("textual").in("t5_module"), recipe.text(vocabulary)));
    }

    /**
     * Returns what captions of whole pictures lose.
     *
     * @param words the narrative's features (R, L, D) as logits (R, L, V)
     */
    static NDArray caption(NDArray words, TextRows rows, Map<String, NDArray> parts) {
        Shape s = words.getShape();
        NDArray loss = Losses.crossEntropy(words.reshape(-1, s.get(2)), rows.targets(words.getManager()),
                rows.targetWeights(words.getManager()), SMOOTHING);
        parts.put("narrative", loss);
        return Scalar.times(loss, CAPTION);
    }
}
