package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

/**
 * Shape of the mask adapter.
 *
 * @param width channels of its two-way transformer and of SAM's prompt tokens (C), a multiple of 16
 * @param depth layers of the transformer; 2 in the published model
 * @param mlpWidth hidden width of its MLPs; 2048 in the published model
 * @param outputs prompt tokens that it changes; 2 in the published model, the corners of a box
 */
public record MaskAdapterConfig(int width, int depth, int mlpWidth, int outputs) {
    /** As published. */
    public static final MaskAdapterConfig PUBLISHED = new MaskAdapterConfig(256, 2, 2048, 2);

    public MaskAdapterConfig {
        int step = 2 * MaskConfig.HEADS;
        require(width > 0 && width <= 16384 && width % step == 0, "width %d is not a multiple of %d up to 16384", width,
                step);
        require(depth > 0 && depth <= 200, "depth %d is not in 1..200", depth);
        require(mlpWidth > 0 && mlpWidth <= 65536, "MLP width %d is not in 1..65536", mlpWidth);
        require(outputs > 0 && outputs <= 64, "%d output tokens are not in 1..64", outputs);
    }
}
