package org.pixelllm.train;

import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.SceneDataSet;
import org.pixelllm.model.EncoderConfig;
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

    /** Writes a model with all parts and two blocks in each encoder. */
    Path deepModel() {
        return model(size -> {
            ModelConfig c = ModelConfig.tinyJoint(size);
            EncoderConfig e = c.encoder();
            EncoderConfig two = new EncoderConfig(e.imageSize(), e.patchSize(), e.pretrainSize(), e.width(), 2,
                    e.heads(), e.mlpRatio(), e.stem(), e.pixels());
            return new ModelConfig(c.version(), two, c.sam(), c.features(), c.extractor(), c.projection(), c.text(),
                    c.point(), c.pointMasks(), c.regions(), c.masks());
        });
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

    DataPlan plan(Path data, DataRecipe recipe) {
        return new DataPlan(List.of(data), Optional.empty(), DataSet.Options.STRICT,
                folder.resolve("tiny").toString(), recipe, List.of());
    }

    /** Everything learns, quickly. */
    static DataRecipe recipe(int steps, Map<DataTask, Double> tasks, int validation) {
        return varied(DataRecipe.LORA,
                """
                        {"seed": 7, "tasks": %s, "steps": %d, "batch": 3, "texts": 4, "rate": 0.004, "warmup": 5, "decay": 0,
                         "smoothing": 0.01, "dropout": 0, "learn": [".*"], "lora": {"rank": 0}, "validation": %d, "validateEvery": 4,
                         "patience": 0, "saveEvery": 5}"""
                        .formatted(new Gson().toJson(tasks), steps, validation));
    }

    /** LoRA and the points learn. */
    static DataRecipe lora(int steps) {
        return varied(DataRecipe.LORA, """
                {"seed": 7, "steps": %d, "batch": 2, "texts": 2, "accumulation": 2, "warmup": 2, "validation": 5,
                 "validateEvery": 3, "patience": 0, "saveEvery": 4, "attentionDropout": 0.1}""".formatted(steps));
    }

    /** As published, but short, and for models that have LoRA of another rank. */
    static DataRecipe published(DataRecipe recipe) {
        return varied(recipe, """
                {"steps": 2, "batch": 2, "texts": 2, "accumulation": 2, "warmup": 1, "lora": {"rank": 0},
                 "validation": 3, "validateEvery": 1, "patience": 1, "saveEvery": 1,
                 "detection": {"proposals": {"peaks": 20, "kept": 6}, "sampling": {"samples": 6}},
                 "captions": {"count": 2}}""");
    }

    /** Returns a recipe with the fields of a JSON object told otherwise. */
    static DataRecipe varied(DataRecipe recipe, String fields) {
        Map<String, String> told = new LinkedHashMap<>();
        JsonParser.parseString(fields).getAsJsonObject().entrySet()
                .forEach(field -> told.put(field.getKey(), field.getValue().toString()));
        return RecipeFile.varied(recipe, told);
    }

    /** Goes on to the end, and hears what a training says of its data. */
    static DataTraining.Watcher hearing(List<String> facts) {
        return new DataTraining.Watcher() {
            @Override
            public void begins(String said, DataLook look) {
                facts.add(said);
            }

            @Override
            public boolean stepped(String stage, int step, int steps, Map<String, Float> losses) {
                return true;
            }
        };
    }

    static List<String> losses(Path run) throws IOException {
        return Files.readAllLines(run.resolve("losses.csv"));
    }

    static byte[] weights(Path run) throws IOException {
        return Files.readAllBytes(run.resolve(ScenesTraining.MODEL).resolve("model.safetensors"));
    }
}
