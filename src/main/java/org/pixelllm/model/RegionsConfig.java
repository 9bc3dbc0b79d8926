package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import java.util.List;
import org.pixelllm.model.detection.BoxDecoderConfig;

/**
 * How a model finds the regions worth a caption.
 *
 * @param features the maps that are joined for it, in order
 * @param decoder the box decoder
 */
public record RegionsConfig(List<FeatureMap> features, BoxDecoderConfig decoder) {
    public RegionsConfig {
        features = List.copyOf(features);
        require(decoder != null, "the box decoder is missing");
    }
}
