package org.pixelllm.model;

import com.google.gson.JsonObject;
import java.util.Optional;

/** Builds a folder's whole model. */
final class ParityModel {
    private ParityModel() {}

    static Network network(ParityFolder folder) {
        return folder.build(p -> new Network(p, config(folder)));
    }

    static ModelConfig config(ParityFolder folder) {
        JsonObject model = folder.config("model");
        boolean linear = "linear".equals(model.get("visual_project_layers_name").getAsString());
        return new ModelConfig(ModelConfig.VERSION, ParityParts.encoderConfig(folder),
                Optional.of(SamParity.config(folder)),
                FeatureMap.ofKey(model.get("text_decoder_feature_key").getAsString()),
                ParityParts.extractorConfig(folder),
                linear ? ModelConfig.Projection.LINEAR : ModelConfig.Projection.NONE, ParityParts.headConfig(folder),
                ParityParts.pointConfig(folder),
                new PointMasks(ParityParts.mask(folder, "point_output_ignore"),
                        ParityParts.mask(folder, "trace_point_output_ignore")),
                Optional.of(new RegionsConfig(FeatureMap.ofKey(model.get("box_decoder_feature_key").getAsString()),
                        DetectionParity.config(folder))),
                Optional.of(new MasksConfig(MaskParity.config(folder), Optional.of(MaskParity.adapterConfig(folder)))));
    }
}
