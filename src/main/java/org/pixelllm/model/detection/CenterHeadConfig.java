package org.pixelllm.model.detection;

import static org.pixelllm.model.Check.require;

/**
 * Shape of the head that finds centres and sizes of objects.
 *
 * @param channels of its layers, a multiple of {@code groups}
 * @param depth layers before the outputs
 * @param groups of channels that are normalised together
 */
public record CenterHeadConfig(int channels, int depth, int groups) {
    /** As published. */
    public static final CenterHeadConfig PUBLISHED = new CenterHeadConfig(256, 4, 32);

    public CenterHeadConfig {
        require(groups > 0 && channels > 0 && channels <= 16384 && channels % groups == 0,
                "%d channels are not in 1..16384 or not a multiple of %d groups", channels, groups);
        require(depth >= 0 && depth <= 100, "depth %d is not in 0..100", depth);
    }
}
