package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

/**
 * What a SAM encoder of our own does otherwise than the published one.
 *
 * @param stem how pixels become tokens
 */
public record SamVariant(EncoderConfig.Stem stem) {
    /** As published. */
    public static final SamVariant DEFAULT = new SamVariant(EncoderConfig.Stem.PATCH);

    public SamVariant {
        require(stem != null, "the stem is missing");
    }
}
