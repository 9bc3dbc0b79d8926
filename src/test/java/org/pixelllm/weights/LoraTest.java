package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.TextConfig;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.WordTokenizer;

class LoraTest {
    @TempDir
    private Path folder;
    private final WordTokenizer tokenizer = WordTokenizer.of(List.of(".", "a", "red", "car"));

    @Test
    void aMergedModelComputesTheSame() {
        Path adapted = write(
                config(new LoraConfig(3, 1.5, List.of("q", "v")), new LoraConfig(2, 0.5, List.of("k", "o"))));
        Path merged = folder.resolve("merged");

        Lora.merge(ModelFolder.read(adapted.toString()), merged);

        float[] before = logits(adapted);
        float[] after = logits(merged);
        assertEquals(before.length, after.length);
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i], after[i], 1e-5);
        }
        assertFalse(Lora.isIn(ModelFolder.read(merged.toString()).config()));
    }

    @Test
    void aModelWithoutLoraHasNothingToMerge() {
        ModelFolder plain = ModelFolder.read(write(config(LoraConfig.NONE, LoraConfig.NONE)).toString());
        var e = assertThrows(UserProblem.class, () -> Lora.merge(plain, folder.resolve("merged")));
        assertTrue(e.getMessage().contains("nothing to merge"), e.getMessage());
    }

    @Test
    void newLoraChangesNothingBeforeItLearns() {
        ModelConfig plain = config(LoraConfig.NONE, LoraConfig.NONE);
        float[] before = logits(write(plain));
        LoraConfig lora = new LoraConfig(3, 1.5, List.of("q", "v"));
        try (NDManager manager = Torch.open()) {
            ParameterSet parameters = ModelFolder.read(folder.resolve("model").toString()).parameters(manager)
                    .beginning(Lora::isLora, 4);
            Network network = new Network(parameters.params(), Lora.with(plain, lora));
            parameters.finish();
            assertTrue(parameters.tensors().keySet().stream().filter(Lora::isLora).count() == 12);
            float[] after = logits(manager, network);
            for (int i = 0; i < before.length; i++) {
                assertEquals(before[i], after[i], 1e-6);
            }
        }
    }

    private ModelConfig config(LoraConfig encoder, LoraConfig decoder) {
        ModelConfig c = ModelConfig.tiny(tokenizer.size());
        TextConfig t = (TextConfig) c.text();
        return ModelConfig.plain(c.encoder(), c.extractor(), new TextConfig(t.vocabulary(), t.width(), t.heads(),
                t.headWidth(), t.encoderLayers(), t.decoderLayers(), t.mlpWidth(), t.maxLength(), encoder, decoder),
                c.point());
    }

    /** Writes a model whose LoRA has learned something. */
    private Path write(ModelConfig config) {
        Path model = folder.resolve("model");
        try (NDManager manager = Torch.open(); ParameterSet parameters = ParameterSet.fresh(manager, 5)) {
            new Network(parameters.params(), config);
            for (Map.Entry<String, NDArray> e : parameters.tensors().entrySet()) {
                if (Lora.isLora(e.getKey())) {
                    manager.randomNormal(0, 0.3f, e.getValue().getShape(), e.getValue().getDataType())
                            .copyTo(e.getValue());
                }
            }
            ModelFolder.write(model, config, parameters, tokenizer, Precision.FLOAT32, "");
        }
        return model;
    }

    private static float[] logits(Path model) {
        ModelFolder read = ModelFolder.read(model.toString());
        try (NDManager manager = Torch.open(); ParameterSet parameters = read.parameters(manager)) {
            Network network = new Network(parameters.params(), read.config());
            parameters.finish();
            return logits(manager, network);
        }
    }

    private static float[] logits(NDManager manager, Network network) {
        NDArray visual = manager.arange(0f, 4f, 4f / (4 * 32)).sin().reshape(new Shape(1, 4, 32));
        NDArray tokens = manager.create(new int[]{0, 3, 4, 5, 1}, new Shape(1, 5));
        return network.text().logits(network.text().decode(network.text().encode(visual), tokens)).toFloatArray();
    }
}
