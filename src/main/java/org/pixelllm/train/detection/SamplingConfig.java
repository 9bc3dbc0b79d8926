package org.pixelllm.train.detection;

/**
 * Which proposals the second stage learns from.
 *
 * @param overlap intersection over union with a true box from which a proposal counts as the object
 * @param samples most proposals of a picture
 * @param positives share of them that may be objects; what is beyond it is dropped at random
 */
public record SamplingConfig(double overlap, int samples, double positives) {
    /** As published. */
    public static final SamplingConfig PUBLISHED = new SamplingConfig(0.6, 512, 0.25);

    public SamplingConfig {
        if (!(overlap > 0 && overlap <= 1 && samples > 0 && positives >= 0 && positives <= 1)) {
            throw new IllegalArgumentException(
                    "cannot sample %d proposals, overlap %s, share %s".formatted(samples, overlap, positives));
        }
    }
}
