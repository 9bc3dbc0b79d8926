package org.pixelllm.magics;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.ParameterSet;
import org.pixelllm.weights.Precision;

/** A model that knows six words and has learned nothing: small enough to load in milliseconds. */
public final class TinyModel {
    private TinyModel() {}

    public static void write(Path folder) {
        write(folder, ModelConfig::tiny);
    }

    /** Writes one that finds regions and tells masks, too. */
    static void writeJoint(Path folder) {
        write(folder, ModelConfig::tinyJoint);
    }

    private static void write(Path folder, IntFunction<ModelConfig> shape) {
        WordTokenizer tokenizer = WordTokenizer.of(List.of(".", "a", "the", "red", "car", "tree"));
        ModelConfig config = shape.apply(tokenizer.size());
        try (NDManager manager = Torch.open(); ParameterSet parameters = ParameterSet.fresh(manager, 1)) {
            new Network(parameters.params(), config);
            ModelFolder.write(folder, config, parameters, tokenizer, Precision.FLOAT32, "# Knows six words\n");
        }
    }
}
