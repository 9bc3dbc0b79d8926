package org.pixelllm.model;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.function.Function;

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
                part(folder, "sam_backbone", SamParity::config),
                FeatureMap.ofKey(model.get("text_decoder_feature_key").getAsString()),
                ParityParts.extractorConfig(folder),
                linear ? ModelConfig.Projection.LINEAR : ModelConfig.Projection.NONE, ParityParts.headConfig(folder),
                ParityParts.pointConfig(folder),
                new PointMasks(ParityParts.mask(folder, "point_output_ignore"),
                        ParityParts.mask(folder, "trace_point_output_ignore")),
                part(folder, "box_decoder", ParityModel::regions), part(folder, "mask_decoder", ParityModel::masks));
    }

    private static RegionsConfig regions(ParityFolder folder) {
        return new RegionsConfig(FeatureMap.ofKey(folder.config("model").get("box_decoder_feature_key").getAsString()),
                DetectionParity.config(folder));
    }

    private static MasksConfig masks(ParityFolder folder) {
        return new MasksConfig(MaskParity.config(folder), part(folder, "mask_adapter", MaskParity::adapterConfig));
    }

    /** Reads a part if the folder has weights of it. */
    private static <T> Optional<T> part(ParityFolder folder, String scope, Function<ParityFolder, T> config) {
        boolean here = folder.weights().keySet().stream().anyMatch(name -> name.startsWith(scope + "/"));
        return here ? Optional.of(config.apply(folder)) : Optional.empty();
    }
}
