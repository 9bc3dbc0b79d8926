package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.eval.ablation.AblationResult;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;

class AblateTest {
    @TempDir
    private Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();
    private RecordingHost host;

    @BeforeEach
    void plan() throws Exception {
        host = new RecordingHost(folder, Map.of());
        Files.writeString(folder.resolve("plan.json"), """
                {"base": {"width": 32, "layers": 1, "tokens": 4, "visual": "roi", "start": 1, "steps": 2, "batch": 1},
                "axes": {"pointing": ["per-word", "attention"]}, "seeds": [1], "rates": [0.001], "pictures": 2,
                "questions": 2, "checks": 1, "pixels": 64}""");
    }

    @Test
    void aGridIsTrainedAndToldWithTableChartsAndTheSamePicturesUnderEachVariant() throws Exception {
        Object value = magic.line("ablate plan.json --gallery 1", host);

        AblationResult result = assertInstanceOf(AblationResult.class, value);
        assertTrue(result.finished());
        String html = host.shown.stream().map(bundle -> bundle.data().getOrDefault(Bundle.HTML, "")).reduce("",
                String::concat);
        assertTrue(html.contains("attention") && html.contains("word in box"), html);
        assertEquals(2, html.split("<figure").length - 1);
        assertTrue(Files.readString(folder.resolve("plan/scores.csv")).startsWith("pointing,seeds,P@0.5,"));
        assertTrue(Files.size(folder.resolve("plan/report.html")) > 10_000);
        assertEquals(2, html.split("<script").length - 1, "but for the arrow keys of the figures there is no script");
    }

    @Test
    void whatIsStoredIsToldWithoutTraining() throws Exception {
        AblationResult result = assertInstanceOf(AblationResult.class, magic.line("ablate plan.json --stored", host));

        assertTrue(result.cells().isEmpty());
        assertTrue(result.toString().contains("Nothing is trained yet."), result.toString());
    }

    @Test
    void aPlanThatIsNotThereIsToldInWords() {
        MagicException problem = assertThrows(MagicException.class, () -> magic.line("ablate plans.json", host));

        assertTrue(problem.getMessage().contains("could not read the plan"), problem.getMessage());
    }
}
