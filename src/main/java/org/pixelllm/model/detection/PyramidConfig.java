package org.pixelllm.model.detection;

import static org.pixelllm.model.Check.require;

/**
 * Shape of the feature pyramid: five levels, each half as large as the one before.
 *
 * @param stride of the finest level in pixels, a power of two from 2 to 256; the feature map counts as twice as coarse
 * @param inner twice the width to which the finest level's transposed convolution goes
 * @param channels of every level (C)
 */
public record PyramidConfig(int stride, int inner, int channels) {
    /** Number of levels. */
    public static final int LEVELS = 5;

    /** As published. */
    public static final PyramidConfig PUBLISHED = new PyramidConfig(8, 768, 256);

    public PyramidConfig {
        require(stride > 1 && stride <= 256 && Integer.bitCount(stride) == 1, "stride %d is not 2, 4, 8, … 256",
                stride);
        require(inner > 1 && inner <= 16384, "inner width %d is not in 2..16384", inner);
        require(channels > 0 && channels <= 16384, "%d channels are not in 1..16384", channels);
    }

    /** Returns the stride of a level in pixels. */
    public int stride(int level) {
        return stride << level;
    }
}
