package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

/**
 * Shape of SAM's mask decoder.
 *
 * @param width channels of the feature map, the prompts and the tokens (C), a multiple of 16
 * @param depth layers of the two-way transformer; 2 in the published model
 * @param mlpWidth hidden width of its MLPs; 2048 in the published model
 * @param headWidth hidden width of the heads that tell masks and their quality; 256 in the published model
 * @param masks masks that it can tell, the single answer included (M); 4 in the published model
 */
public record MaskConfig(int width, int depth, int mlpWidth, int headWidth, int masks) {
    /** As published. */
    public static final MaskConfig PUBLISHED = new MaskConfig(256, 2, 2048, 256, 4);

    static final int HEADS = 8;

    public MaskConfig {
        require(width > 0 && width <= 16384 && width % (2 * HEADS) == 0, "width %d is not a multiple of %d up to 16384",
                width, 2 * HEADS);
        require(depth > 0 && depth <= 200, "depth %d is not in 1..200", depth);
        require(mlpWidth > 0 && mlpWidth <= 65536, "MLP width %d is not in 1..65536", mlpWidth);
        require(headWidth > 0 && headWidth <= 65536, "head width %d is not in 1..65536", headWidth);
        require(masks > 0 && masks <= 64, "%d masks are not in 1..64", masks);
    }
}
