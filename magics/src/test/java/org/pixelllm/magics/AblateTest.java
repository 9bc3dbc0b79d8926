package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.eval.ablation.Ablation;
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
    void theModelsOfAGridAnswerAboutTheReadersOwnPicture() throws Exception {
        magic.line("ablate plan.json --gallery 0", host);
        host.shown.clear();

        magic.line("ablate plan.json --picture scenes:27 --refer \"the red car\" --refer house", host);

        String html = host.shown.get(0).data().get(Bundle.HTML);
        assertEquals(4, html.split("<figure").length - 1, "two expressions, each under two variants");
        assertTrue(host.shown.get(0).data().get("text/plain").startsWith("per-word\n"), html);
        assertThrows(MagicException.class, () -> magic.line("ablate plan.json --picture scenes:27", host));
        assertThrows(MagicException.class,
                () -> magic.line("ablate plan.json --out none --picture scenes:27 --refer house", host));
    }

    @Test
    void aGridCanBeginAsAnotherBegan() throws Exception {
        magic.line("ablate plan.json --gallery 0", host);

        AblationResult again = assertInstanceOf(AblationResult.class,
                magic.line("ablate plan.json --gallery 0 --out again --from plan", host));

        AblationResult first = Ablation.stored(again.plan(), folder.resolve("plan"));
        assertEquals(first.scores().get(1).iou(), again.scores().get(1).iou());
        assertThrows(MagicException.class, () -> magic.line("ablate plan.json --out third --from nowhere", host));
    }

    @Test
    void whatIsStoredIsToldWithoutTraining() throws Exception {
        AblationResult result = assertInstanceOf(AblationResult.class, magic.line("ablate plan.json --stored", host));

        assertTrue(result.cells().isEmpty());
        assertFalse(Files.exists(folder.resolve("plan/report.html")), "it writes nothing");
        magic.line("ablate plan.json --stored --save told", host);
        assertTrue(Files.exists(folder.resolve("told/report.html")));
        assertTrue(result.toString().contains("Nothing is trained yet."), result.toString());
    }

    @Test
    void aPlanThatIsNotThereIsToldInWords() {
        MagicException problem = assertThrows(MagicException.class, () -> magic.line("ablate plans.json", host));

        assertTrue(problem.getMessage().contains("could not read the plan"), problem.getMessage());
    }
}
