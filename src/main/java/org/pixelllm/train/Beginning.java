package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.pixelllm.model.ExtractorConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.nn.Torch;

/**
 * A better start than chance for the prompt feature extractor: every output token begins as the positional code of a
 * place of its own, and queries begin alike to keys, so that from the first step a token reads what lies at its place.
 */
final class Beginning {
    private static final double SHARPNESS = 1.6;

    private Beginning() {}

    /** Spreads the output tokens over the picture and aligns queries with keys, in place. */
    static void local(NDManager manager, Map<String, NDArray> parameters, ModelConfig config) {
        local(manager, parameters, config.extractor());
    }

    /** Spreads the output tokens over the picture and aligns queries with keys, in place. */
    static void local(NDManager manager, Map<String, NDArray> parameters, ExtractorConfig extractor) {
        if (extractor.promptWidth() != extractor.width()) {
            return; // projections stand between places and tokens
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray gauss = parameters.get("prompt_encoder/pe_layer/positional_encoding_gaussian_matrix");
            NDArray turns = places(scope, Grid.of(extractor.outputs())).matMul(gauss)
                    .muli((float) (2 * Math.PI));
            NDArray codes = turns.sin().concat(turns.cos(), -1).muli((float) Math.sqrt(2));
            Torch.copy(codes, parameters.get("prompt_adapter/output_tokens.weight"));
            parameters.forEach((name, query) -> {
                if (name.contains("token_to_image/q_proj/kernel")) {
                    NDArray key = parameters.get(name.replace("q_proj", "k_proj"));
                    NDArray sharp = key.mul((float) SHARPNESS);
                    sharp.attach(scope);
                    Torch.copy(sharp, query);
                }
            });
        }
    }

    /** Returns the centres of a grid's cells: (rows · columns, 2) in -1..1. */
    private static NDArray places(NDManager scope, Grid grid) {
        float[] xy = new float[2 * grid.rows() * grid.columns()];
        for (int i = 0; i < xy.length / 2; i++) {
            xy[2 * i] = 2 * (i % grid.columns() + 0.5f) / grid.columns() - 1;
            xy[2 * i + 1] = 2 * (i / grid.columns() + 0.5f) / grid.rows() - 1;
        }
        return scope.create(xy, new Shape(xy.length / 2, 2));
    }
}
