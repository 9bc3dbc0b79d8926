package org.pixelllm.train;

/**
 * How much each loss counts.
 *
 * @param text of the words
 * @param boxes of the detected boxes
 * @param points of the words' places, which are measured in pixels
 * @param masks of the masks
 */
public record LossWeights(double text, double boxes, double points, double masks) {
    /** As published for joint training. */
    public static final LossWeights PUBLISHED = new LossWeights(1, 1, 0.1, 1);

    public LossWeights {
        if (!(text >= 0 && boxes >= 0 && points >= 0 && masks >= 0)) {
            throw new IllegalArgumentException(
                    "a loss weighs less than nothing: " + text + ", " + boxes + ", " + points + ", " + masks);
        }
    }
}
