package org.pixelllm.model.detection;

import static org.pixelllm.model.Check.require;

/**
 * Shape of the box decoder.
 *
 * @param pyramid levels of features
 * @param head the first stage: centres and sizes
 * @param proposals what goes from the first stage to the second
 * @param roi the second stage: a look into each box
 */
public record BoxDecoderConfig(PyramidConfig pyramid, CenterHeadConfig head, ProposalConfig proposals, RoiConfig roi) {
    /** As published. */
    public static final BoxDecoderConfig PUBLISHED = new BoxDecoderConfig(PyramidConfig.PUBLISHED,
            CenterHeadConfig.PUBLISHED, ProposalConfig.INFERENCE, RoiConfig.PUBLISHED);

    public BoxDecoderConfig {
        require(pyramid != null, "the pyramid is missing");
        require(head != null, "the head is missing");
        require(proposals != null, "the proposals are missing");
        require(roi != null, "the second stage is missing");
    }
}
