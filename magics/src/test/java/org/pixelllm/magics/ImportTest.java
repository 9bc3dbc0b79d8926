package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;

class ImportTest {
    private static final Path PUBLISHED = Path.of("../src/test/resources/parity/pixelllm_git").toAbsolutePath()
            .normalize();

    private static final Path COMPONENTS = Path.of("../src/test/resources/components").toAbsolutePath().normalize();

    @TempDir
    private Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();

    @Test
    void importsACheckpointAndCountsItsParametersByPart() throws Exception {
        RecordingHost host = new RecordingHost(folder, Map.of());

        Object model = magic.line(line(PUBLISHED.resolve("weights.msgpack")), host);

        assertEquals(folder.resolve("mine"), model);
        assertEquals(List.of("README.md", "config.json", "model.safetensors"), files(folder.resolve("mine")));
        String told = host.shown.get(host.shown.size() - 1).data().get(Bundle.TEXT);
        assertTrue(told.contains("sam_backbone") && told.contains("box_decoder"), told);
        assertTrue(told.contains("Ignored what is no parameter: global_step"), told);
        assertTrue(told.contains("no tokenizer yet"), told);
        String message = assertThrows(MagicException.class, () -> magic.line("load mine", host)).getMessage();
        assertTrue(message.contains("vocab.txt or spiece.model or tokenizer.json"), message);
    }

    @Test
    void explainsAPickleAndATokenizerOfAnotherModelAndWritesNothing() throws Exception {
        Files.write(folder.resolve("model.pth"), new byte[]{1});
        Files.writeString(folder.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n");
        RecordingHost host = new RecordingHost(folder, Map.of());

        assertTrue(problem(line(folder.resolve("model.pth")), host).contains("python -c"));
        assertTrue(problem(line(PUBLISHED.resolve("weights.msgpack")) + " --vocab vocab.txt", host)
                .contains("tokens in vocab.txt"));
        assertTrue(problem("import --flax a --out b", host).contains("--config"));
        assertFalse(Files.exists(folder.resolve("mine")));
    }

    @Test
    void importsPublicCheckpointsAndTellsWhereEveryPartComesFrom() throws Exception {
        RecordingHost host = new RecordingHost(folder, Map.of());

        magic.line(parts("--t5", "t5_hf"), host);

        String told = host.shown.get(host.shown.size() - 1).data().get(Bundle.TEXT);
        assertTrue(told.lines().anyMatch(line -> line.contains("sam_backbone") && line.contains("sam_hf")), told);
        assertTrue(told.lines().anyMatch(line -> line.contains("box_decoder") && line.contains("begins anew, seed 7")),
                told);
        assertTrue(told.contains("Has no place for: prompt_encoder.mask_embed.conv1.bias"), told);
        assertTrue(Files.exists(folder.resolve("mine").resolve("model.safetensors")));
    }

    @Test
    void asksForTheSourceThatIsMissingAndRefusesTwo() {
        RecordingHost host = new RecordingHost(folder, Map.of());

        assertTrue(problem("import --out mine", host).contains("--flax"));
        assertTrue(problem("import --sam a --eva b --out mine", host).contains("--t5"));
        assertTrue(problem("import --sam a --t5 b --out mine", host).contains("--eva"));
        assertTrue(problem(parts("--t5", "t5_hf") + " --bert b", host).contains("either --t5 or --bert"));
        assertTrue(problem(parts("--t5", "t5_hf") + " --flax a --config b", host).contains("not both"));
        assertFalse(Files.exists(folder.resolve("mine")));
    }

    private static String parts(String kind, String language) {
        return "import --sam \"%s\" --eva \"%s\" %s \"%s\" --seed 7 --out mine".formatted(COMPONENTS.resolve("sam_hf"),
                COMPONENTS.resolve("eva02_timm_mim"), kind, COMPONENTS.resolve(language));
    }

    private static String line(Path checkpoint) {
        return "import --flax \"%s\" --config \"%s\" --out mine".formatted(checkpoint,
                PUBLISHED.resolve("config.json"));
    }

    private String problem(String line, RecordingHost host) {
        return assertThrows(MagicException.class, () -> magic.line(line, host)).getMessage();
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }
}
