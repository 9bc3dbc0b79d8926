package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

/**
 * Shape of the prompt feature extractor.
 *
 * @param promptWidth channels of the prompt encoder, even
 * @param width channels of the two-way transformer, a multiple of 16 (8 heads, cross attention at half width)
 * @param depth layers of the transformer
 * @param mlpWidth hidden width of its MLPs; 2048 in the published model
 * @param outputs visual tokens that it gives (T); 32 in the published model
 * @param outputWidth channels of such a token
 */
public record ExtractorConfig(int promptWidth, int width, int depth, int mlpWidth, int outputs, int outputWidth) {
    static final int HEADS = 8;

    public ExtractorConfig {
        require(promptWidth > 0 && promptWidth % 2 == 0, "prompt width %d is not even", promptWidth);
        require(promptWidth <= 16384 && width <= 16384 && outputWidth <= 16384, "widths are beyond 16384: %d, %d, %d",
                promptWidth, width, outputWidth);
        require(width > 0 && width % (2 * HEADS) == 0, "extractor width %d is not a multiple of %d", width, 2 * HEADS);
        require(depth > 0 && depth <= 200, "depth %d is not in 1..200", depth);
        require(mlpWidth > 0 && mlpWidth <= 65536, "MLP width %d is not in 1..65536", mlpWidth);
        require(outputs > 0 && outputs <= 4096, "%d output tokens are not in 1..4096", outputs);
        require(outputWidth > 0, "output width %d must be positive", outputWidth);
    }
}
