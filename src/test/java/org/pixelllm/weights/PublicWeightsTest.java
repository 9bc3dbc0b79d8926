package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.model.Eva02Encoder;
import org.pixelllm.problem.UserProblem;

class PublicWeightsTest {
    private static final Path RESOURCES = Path.of("test/resources/components");

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void theOriginalFilesOfEva02AreTheSameModel() {
        Map<String, String> original = Map.of("attn.q_proj.bias", "attn.q_bias", "attn.v_proj.bias", "attn.v_bias",
                "attn.norm.", "attn.inner_attn_ln.", "mlp.fc1_g.", "mlp.w1.", "mlp.fc1_x.", "mlp.w2.", "mlp.fc2.",
                "mlp.w3.", "mlp.norm.", "mlp.ffn_ln.");
        UnaryOperator<String> rename = name -> original.entrySet().stream().reduce("visual." + name,
                (n, entry) -> n.replace(entry.getKey(), entry.getValue()), (a, b) -> b);

        Path renamed = renamed("eva02_timm_clip", rename, Map.of("visual.rope.freqs_cos", new Shape(2),
                "text.token_embedding.weight", new Shape(3, 2), "logit_scale", new Shape()));

        assertSame("eva02_timm_clip", PublicWeights.EVA02, renamed);
    }

    @Test
    void exportsOfOpenClipAreTheSameModel() {
        assertSame("eva02_timm_mim", PublicWeights.EVA02, renamed("eva02_timm_mim",
                name -> "visual.trunk." + name.replace("fc_norm", "norm"), Map.of()));
    }

    @Test
    void bertWithoutAHeadHasNoPrefix() {
        assertSame("bert_hf", PublicWeights.BERT, renamed("bert_hf",
                name -> name.startsWith("bert.") ? name.substring(5) : name, Map.of()));
    }

    @Test
    void eitherNameOfSharedNumbersWillDo() {
        assertSame("sam_hf", PublicWeights.SAM, renamed("sam_hf", name -> name.replace("shared_image_embedding.",
                "prompt_encoder.shared_embedding."), Map.of()));
        assertSame("t5_hf", PublicWeights.T5, renamed("t5_hf", name -> name.replace("shared.", "encoder.embed_tokens."),
                Map.of("decoder.embed_tokens.weight", new Shape(1, 1),
                        "decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight", new Shape(32, 3))));
    }

    @Test
    void shardsWithTheirIndexAreTheSameModel() throws IOException {
        Map<String, NDArray> all = Safetensors.read(RESOURCES.resolve("t5_hf").resolve("model.safetensors"), manager);
        JsonObject fileOf = new JsonObject();
        for (int shard = 1; shard <= 2; shard++) {
            String name = "model-0000%d-of-00002.safetensors".formatted(shard);
            Map<String, NDArray> own = new LinkedHashMap<>(all);
            boolean encoder = shard == 1;
            own.keySet().removeIf(tensor -> encoder != tensor.startsWith("encoder."));
            own.keySet().forEach(tensor -> fileOf.addProperty(tensor, name));
            Safetensors.write(folder.resolve(name), own, Precision.FLOAT32, Map.of());
        }
        JsonObject index = new JsonObject();
        index.add("weight_map", fileOf);
        Files.writeString(folder.resolve("model.safetensors.index.json"), index.toString());

        assertSame("t5_hf", PublicWeights.T5, folder);
    }

    @Test
    void picklesAreRefusedWithAWayToConvertThem() throws IOException {
        Files.write(folder.resolve("pytorch_model.bin"), new byte[]{1, 2});

        String message = assertThrows(UserProblem.class, () -> PublicWeights.SAM.open(folder)).getMessage();

        assertTrue(message.contains("pytorch_model.bin") && message.contains("python -c"), message);
    }

    @Test
    void whatHasNoPlaceAndWhatIsMissingIsListedWithItsShape() {
        Path file = renamed("eva02_timm_mim", name -> name.replace("blocks.1.mlp.fc2.", "blocks.1.mlp.other."),
                Map.of("adapter.weight", new Shape(7, 5)));
        try (Tensors eva = PublicWeights.EVA02.open(file)) {
            ParameterSet parameters = ParameterSet.from(manager, eva);
            new Eva02Encoder(parameters.params().in("git_backbone"),
                    new Eva02Shape(eva, RESOURCES.resolve("eva02_timm_mim")).encoder(0));
            String message = assertThrows(UserProblem.class, parameters::finish).getMessage();

            assertTrue(message.contains("2 missing, 3 left over"), message);
            assertTrue(message.contains("git_backbone/blocks.1/mlp/w3/kernel (128, 48)"), message);
            assertTrue(message.contains("git_backbone/blocks.1/mlp/w3/bias (48)"), message);
            assertTrue(message.contains("blocks.1.mlp.other.weight (48, 128)"), message);
            assertTrue(message.contains("adapter.weight (7, 5)"), message);
        }
    }

    @Test
    void aFileOfAnotherLibraryIsToldByWhatIsLeftOver() {
        Path sam = RESOURCES.resolve("sam_hf");
        try (Tensors eva = PublicWeights.EVA02.open(sam)) {
            ParameterSet parameters = ParameterSet.from(manager, eva);
            new Eva02Encoder(parameters.params().in("git_backbone"), new Eva02Shape(eva, sam).encoder(0));
            String message = assertThrows(UserProblem.class, parameters::finish).getMessage();

            assertTrue(message.contains("vision_encoder.pos_embed"), message);
        }
    }

    /** Writes a model of the resources again, its tensors renamed and some more beside them. */
    private Path renamed(String model, UnaryOperator<String> rename, Map<String, Shape> more) {
        Map<String, NDArray> all = new LinkedHashMap<>();
        Safetensors.read(RESOURCES.resolve(model).resolve("model.safetensors"), manager)
                .forEach((name, array) -> all.put(rename.apply(name), array));
        more.forEach((name, shape) -> all.put(name, manager.zeros(shape)));
        Path file = folder.resolve(model + ".safetensors");
        Safetensors.write(file, all, Precision.FLOAT32, Map.of());
        return file;
    }

    private void assertSame(String model, PublicWeights library, Path renamed) {
        try (Tensors expected = library.open(RESOURCES.resolve(model)); Tensors actual = library.open(renamed)) {
            assertEquals(expected.table(), actual.table());
            for (String name : expected.table().keySet()) {
                assertArrayEquals(expected.read(name, manager).toFloatArray(),
                        actual.read(name, manager).toFloatArray(), name);
            }
        }
    }
}
