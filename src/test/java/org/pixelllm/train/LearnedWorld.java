package org.pixelllm.train;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.SceneDataSet;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.Lora;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.ParameterSet;
import org.pixelllm.weights.Precision;

/** Drawn pictures in the real formats, a tiny model that has learned nothing, and recipes for both. */
final class LearnedWorld {
    static final int SIDE = 32;

    private final Path folder;

    LearnedWorld(Path folder) {
        this.folder = folder;
    }

    Path data(int count) {
        Path data = folder.resolve("data" + count);
        SceneDataSet.write(new SceneDataSet.Options(count, 3, SIDE, SIDE, data, false), done -> {});
        return data;
    }

    /** Writes a model without LoRA. */
    Path model() {
        return model(size -> Lora.with(ModelConfig.tiny(size), LoraConfig.NONE));
    }

    /** Writes a model with all parts. */
    Path jointModel() {
        return model(ModelConfig::tinyJoint);
    }

    private Path model(IntFunction<ModelConfig> shape) {
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        ModelConfig config = shape.apply(tokenizer.size());
        Path model = folder.resolve("tiny");
        try (NDManager manager = Torch.open(); ParameterSet parameters = ParameterSet.fresh(manager, 5)) {
            new Network(parameters.params(), config);
            ModelFolder.write(model, config, parameters, tokenizer, Precision.FLOAT32, "# Knows nothing\n");
        }
        return model;
    }

    DataTraining.Plan plan(Path data, DataRecipe recipe) {
        return new DataTraining.Plan(List.of(data), Optional.empty(), DataSet.Options.STRICT,
                folder.resolve("tiny").toString(), recipe, List.of());
    }

    /** Everything learns, quickly. */
    static DataRecipe recipe(int steps, Map<DataTask, Double> tasks, int validation) {
        return new DataRecipe(7, tasks, steps, 3, 2, 1, 4e-3, 5, true, 0, 1, 0.01, PointLoss.L1_NONZERO, 0.1,
                List.of(".*"), List.of(), LoraConfig.NONE, validation, 4, 0, 5);
    }

    /** LoRA and the points learn. */
    static DataRecipe lora(int steps) {
        DataRecipe r = DataRecipe.LORA;
        return new DataRecipe(7, r.tasks(), steps, 2, 2, 2, r.rate(), 2, true, r.decay(), r.clip(), r.smoothing(),
                r.points(), r.pointWeight(), r.learn(), r.frozen(), r.lora(), 5, 3, 0, 4);
    }

    /** As published, but short. */
    static DataRecipe published(DataRecipe r) {
        return new DataRecipe(0, r.tasks(), 2, 2, 2, 2, r.rate(), 1, r.cosine(), r.decay(), r.clip(), r.smoothing(),
                r.points(), r.pointWeight(), r.learn(), r.frozen(), r.lora(), 3, 1, 1, 1);
    }

    static List<String> losses(Path run) throws IOException {
        return Files.readAllLines(run.resolve("losses.csv"));
    }

    static byte[] weights(Path run) throws IOException {
        return Files.readAllBytes(run.resolve(ScenesTraining.MODEL).resolve("model.safetensors"));
    }
}
