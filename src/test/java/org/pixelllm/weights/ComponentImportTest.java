package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.Word;
import org.pixelllm.image.Picture;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.ComponentImport.Language;
import org.pixelllm.weights.ComponentImport.Language.Kind;
import org.pixelllm.weights.ComponentImport.Report;

class ComponentImportTest {
    private static final Path COMPONENTS = Path.of("test/resources/components");
    private static final Path SAM = COMPONENTS.resolve("sam_hf");
    private static final Path EVA = COMPONENTS.resolve("eva02_timm_mim");
    private static final Path CLIP = COMPONENTS.resolve("eva02_timm_clip");
    private static final Path T5 = COMPONENTS.resolve("t5_hf");
    private static final Path BERT = COMPONENTS.resolve("bert_hf");

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void partsWithPublicWeightsComeFromThemAndTheOthersBeginAnew() {
        Report report = of(SAM, EVA, Kind.T5, T5).into(out(), (at, of) -> {});

        try (ParameterSet made = loaded(); Tensors t5 = PublicWeights.T5.open(T5)) {
            for (String name : t5.table().keySet()) {
                assertArrayEquals(t5.read(name, manager).toFloatArray(), made.tensors().get(name).toFloatArray(), name);
            }
            String lora = "textual/t5_module/decoder/layers_0/self_attention/query/kernel_right_lora";
            assertEquals(0, made.tensors().get(lora).abs().max().getFloat());
            assertTrue(made.tensors().get("prompt_adapter/output_tokens.weight").abs().max().getFloat() > 0);
            assertEquals(made.tensors().values().stream().mapToLong(array -> array.size()).sum(),
                    report.parts().stream().mapToLong(ComponentImport.Part::parameters).sum());
        }
        assertEquals("eva02_timm_mim", origin(report, "git_backbone"));
        assertEquals("sam_hf", origin(report, "mask_decoder"));
        assertEquals("", origin(report, "box_decoder"));
        assertTrue(report.unused().contains("prompt_encoder.mask_embed.conv1.weight"), report.unused().toString());
        assertFalse(report.tokenized());
    }

    @Test
    void theOtherFamilyOfEva02BringsItsOptions() {
        of(SAM, CLIP, Kind.T5, T5).into(out(), (at, of) -> {});

        ModelConfig config = ModelFolder.read(out().toString()).config();

        assertTrue(config.encoder().variant().innerNorm());
        assertEquals(4, config.encoder().variant().rotaryGrid());
        loaded().close();
    }

    @Test
    void bertFillsTheOtherTextHeadWithItsTokenizer() throws IOException {
        Path bert = Files.createDirectory(folder.resolve("bert"));
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(BERT.resolve(file), bert.resolve(file));
        }
        Files.copy(COMPONENTS.resolve("bert_tokenizer").resolve("vocab.txt"), bert.resolve("vocab.txt"));

        Report report = of(SAM, EVA, Kind.BERT, bert).into(out(), (at, of) -> {});

        assertTrue(report.tokenized());
        ModelFolder made = ModelFolder.read(out().toString());
        assertEquals(made.tokenizer().begin(), made.config().text().ids().begin());
        assertEquals(made.tokenizer().end(), made.config().text().ids().end());
        assertTrue(made.card().contains("| git_backbone | `eva02_timm_mim/model.safetensors` |"), made.card());
        try (PixelLlm model = PixelLlm.load(out().toString())) {
            Caption caption = model.locate(new Picture(5, 4, new byte[60]), Prompt.WHOLE, "three red houses");
            assertEquals(List.of("three", "red", "houses"), caption.words().stream().map(Word::text).toList());
        }
    }

    @Test
    void gitBringsItsOwnOutput() {
        Path git = COMPONENTS.resolve("git_hf");
        of(SAM, EVA, Kind.BERT, git).into(out(), (at, of) -> {});

        try (ParameterSet made = loaded(); Tensors library = PublicWeights.GIT.open(git)) {
            assertArrayEquals(library.read("textual/output/kernel", manager).toFloatArray(),
                    made.tensors().get("textual/output/kernel").toFloatArray());
        }
    }

    @Test
    void everythingThatDoesNotFitIsOneListAndNothingIsWritten() throws IOException {
        Path bert = Files.copy(BERT.resolve("model.safetensors"), folder.resolve("bert.safetensors"));
        String message = assertThrows(UserProblem.class,
                () -> of(SAM, EVA, Kind.T5, bert).into(out(), (at, of) -> {})).getMessage();

        assertTrue(message.contains("textual/t5_module/token_embedder/embedding"), message);
        assertTrue(message.contains("bert.embeddings.word_embeddings.weight (196, 32)"), message);
        assertFalse(Files.exists(out()));
    }

    @Test
    void aFolderWithoutWeightsIsNamed() {
        String message = assertThrows(UserProblem.class,
                () -> of(SAM, folder, Kind.T5, T5).into(out(), (at, of) -> {})).getMessage();

        assertTrue(message.contains(folder.toString()), message);
    }

    @Test
    void t5OfTheFirstReleaseIsRefusedInWords() throws IOException {
        Path old = Files.createDirectory(folder.resolve("t5"));
        Files.copy(T5.resolve("model.safetensors"), old.resolve("model.safetensors"));
        Files.writeString(old.resolve("config.json"), "{\"feed_forward_proj\": \"relu\"}");

        String message = assertThrows(UserProblem.class,
                () -> of(SAM, EVA, Kind.T5, old).into(out(), (at, of) -> {})).getMessage();

        assertTrue(message.contains("feed_forward_proj relu where T5 1.1 and Flan-T5 have gated-gelu"), message);
    }

    private static ComponentImport of(Path sam, Path eva, Kind kind, Path language) {
        return new ComponentImport(sam, eva, new Language(kind, language, Optional.empty()), 1);
    }

    private Path out() {
        return folder.resolve("out");
    }

    private static String origin(Report report, String part) {
        return report.parts().stream().filter(p -> p.name().equals(part))
                .map(p -> p.origin().isEmpty() ? "" : Path.of(p.origin()).getParent().getFileName().toString())
                .collect(Collectors.joining());
    }

    private ParameterSet loaded() {
        ModelFolder made = ModelFolder.read(out().toString());
        ParameterSet parameters = made.parameters(manager);
        new Network(parameters.params(), made.config());
        parameters.finish();
        return parameters;
    }
}
