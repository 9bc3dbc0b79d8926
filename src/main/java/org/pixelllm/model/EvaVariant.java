package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

/**
 * What public EVA-02 checkpoints do otherwise than the published PixelLLM.
 *
 * @param innerNorm whether attention normalises its output before the last projection, as the CLIP family does
 * @param rotaryGrid patches along one side that the rotary embedding counts, whatever the grid; 0 counts the grid's own
 * @param mlpNormEps eps of the norm inside the MLPs: 1e-5 as published, 1e-6 in timm
 */
public record EvaVariant(boolean innerNorm, int rotaryGrid, double mlpNormEps) {
    /** As published; what a {@code config.json} means that does not say. */
    public static final EvaVariant DEFAULT = new EvaVariant(false, 0, 1e-5);

    public EvaVariant {
        require(rotaryGrid >= 0 && rotaryGrid <= 256, "rotary grid %d is not in 0..256", rotaryGrid);
        require(mlpNormEps > 0 && mlpNormEps <= 1e-2, "eps %s is not in 0..0.01", mlpNormEps);
    }
}
