package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

/**
 * Which words of a text point; the published settings are in brackets.
 *
 * @param box the words whose points span the box of what the text is about ("point_output_ignore")
 * @param trace the words that learn from a mouse trace ("trace_point_output_ignore")
 */
public record PointMasks(TextMask box, TextMask trace) {
    /** As published. */
    public static final PointMasks PUBLISHED = new PointMasks(TextMask.BEFORE_END, TextMask.WORDS);

    public PointMasks {
        require(box != null && trace != null, "it is not said which words point");
    }
}
