package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import java.util.Optional;

/**
 * How a model tells masks.
 *
 * @param decoder SAM's mask decoder; its width is that of SAM's feature map and of the prompts
 * @param adapter brings the text in; a model without it has SAM's own masks
 */
public record MasksConfig(MaskConfig decoder, Optional<MaskAdapterConfig> adapter) {
    public MasksConfig {
        require(decoder != null, "the mask decoder is missing");
        adapter.ifPresent(
                a -> require(a.width() == decoder.width(), "the mask adapter's width %d is not the decoder's, %d",
                        a.width(), decoder.width()));
    }
}
