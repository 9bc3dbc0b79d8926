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
