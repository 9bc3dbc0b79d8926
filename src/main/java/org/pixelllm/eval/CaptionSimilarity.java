package org.pixelllm.eval;

import java.util.List;

/** Says how alike a predicted caption is to what people said: METEOR of the best reference, as a rule. */
public interface CaptionSimilarity {
    /**
     * Compares a caption with at least one reference.
     *
     * @return 0 to 1, 1 for the same words
     */
    double of(DensePrediction prediction, List<String> references);
}
