package org.pixelllm.train;

/**
 * Which of the model's own boxes learn a caption.
 *
 * @param count proposals of a picture that are captioned, the first ones that were sampled
 * @param overlap least intersection over union with an object to learn its caption; below it a proposal learns nothing
 */
public record CaptionRules(int count, double overlap) {
    /** As published for joint training. */
    public static final CaptionRules PUBLISHED = new CaptionRules(128, 0.6);

    public CaptionRules {
        if (count < 1 || count > 10_000 || !(overlap > 0 && overlap <= 1)) {
            throw new IllegalArgumentException(count + " proposals with overlap " + overlap
                    + " are not 1..10000 with 0..1");
        }
    }
}
