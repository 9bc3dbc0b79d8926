package org.pixelllm.eval;

import java.util.List;
import org.pixelllm.eval.caption.Meteor;

/** Says how alike a predicted caption is to what people said; is asked by several threads at once. */
@FunctionalInterface
public interface CaptionSimilarity {
    /**
     * Compares a caption with at least one reference.
     *
     * @return 0 to 1, 1 for the same words
     */
    double of(DensePrediction prediction, List<String> references);

    /** As published: METEOR of the reference that is most alike. */
    static CaptionSimilarity meteor(Meteor meteor) {
        return (prediction, references) -> meteor.score(prediction.caption(), references);
    }
}
