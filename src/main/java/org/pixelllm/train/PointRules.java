package org.pixelllm.train;

import org.pixelllm.model.TextMask;

/**
 * Which words learn to point, and how they are corrected.
 *
 * @param loss measures how far they point
 * @param expression the words of a picture without a trace, which point at the corners of the box
 * @param trace the words of a picture with a trace, which point where the trace was
 */
public record PointRules(PointLoss loss, TextMask expression, TextMask trace) {
    /** As published for joint training. */
    public static final PointRules PUBLISHED = new PointRules(PointLoss.L1_NONZERO, TextMask.BEFORE_END,
            TextMask.WORDS);
}
