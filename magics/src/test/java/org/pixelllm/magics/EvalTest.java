package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.eval.SceneScores;
import org.pixelllm.magics.spi.MagicException;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.ParameterSet;
import org.pixelllm.weights.Precision;

/** Examines a tiny model that has learned nothing. */
class EvalTest {
    @TempDir
    private Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();

    @BeforeEach
    void writeAModel() {
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        ModelConfig config = ModelConfig.tiny(tokenizer.size());
        try (var manager = Torch.open(); ParameterSet parameters = ParameterSet.fresh(manager, 1)) {
            new Network(parameters.params(), config);
            ModelFolder.write(folder.resolve("tiny"), config, parameters, tokenizer, Precision.FLOAT32, "tiny");
        }
    }

    @Test
    void aTableIsShownAndTheFiguresAreReturned() throws Exception {
        RecordingHost host = new RecordingHost(folder, Map.of());
        SceneScores scores = (SceneScores) magic
                .line("eval --model tiny --count 2 --size 64 --frame 96x64 --jpeg 80", host);

        assertEquals(List.of("caption of a box", "words of a narrative", "objects of a narrative", "referring"),
                List.copyOf(scores.figures().keySet()));
        String table = host.shown.get(host.shown.size() - 1).data().get("text/plain");
        assertTrue(table.startsWith("2 unseen scenes from seed 1000000, drawn at 64 x 64, framed to 96 x 64, "
                + "as JPEG of quality 80; model "), table);
        assertTrue(table.contains("\n  P@0.5 "), table);
    }

    @Test
    void jsonIsOneLine() throws Exception {
        RecordingHost host = new RecordingHost(folder, Map.of());
        magic.line("eval --model tiny --count 1 --json", host);

        String told = host.shown.get(host.shown.size() - 1).data().get("text/plain");
        assertFalse(told.contains("\n"), told);
        assertTrue(told.contains("\"scenes\":1,\"seed\":1000000"), told);
    }

    @Test
    void scenesOfTheTrainingAreRefused() {
        RecordingHost host = new RecordingHost(folder, Map.of());
        MagicException told = assertThrows(MagicException.class,
                () -> magic.line("eval --model tiny --seed -5", host));

        assertTrue(told.getMessage().contains("%pixelllm cannot examine a model on scenes from seed -5"),
                told::getMessage);
    }
}
