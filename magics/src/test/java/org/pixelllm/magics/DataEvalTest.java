package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.data.scenes.SceneDataSet;
import org.pixelllm.eval.task.Comparison;
import org.pixelllm.eval.task.EvaluationResult;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;

/** Examines a tiny model that has learned nothing, on drawn scenes in the real formats. */
class DataEvalTest {
    @TempDir
    private Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();

    @BeforeEach
    void drawScenesAndWriteAModel() {
        SceneDataSet.write(new SceneDataSet.Options(3, 5, 48, 48, folder.resolve("scenes"), false), done -> {});
        TinyModel.write(folder.resolve("tiny"));
    }

    private EvaluationResult eval(RecordingHost host, String options) throws Exception {
        return (EvaluationResult) magic.line("eval --data scenes --model tiny " + options, host);
    }

    private RecordingHost host() {
        return new RecordingHost(folder, Map.of());
    }

    @Test
    void theScoresAreShownBesideThePapersAndReturned() throws Exception {
        RecordingHost host = host();
        EvaluationResult result = eval(host, "--task refer --limit 2");
        String text = last(host).data().get(Bundle.TEXT);

        assertTrue(result.figures().containsKey("P@0.5"));
        assertTrue(text.startsWith("refer on scenes (refcoco), model "), text);
        assertTrue(text.matches("(?s).*P@0\\.5 +[0-9.]+ +89\\.8\n.*"), text);
        assertTrue(text.contains("on RefCOCO val: photographs, other data than drawn scenes"), text);
    }

    @Test
    void aSavedRunGoesOnAndIsJudgedAgain() throws Exception {
        EvaluationResult first = eval(host(), "--task location --save run");
        assertTrue(Files.exists(folder.resolve("run/predictions.jsonl")));

        assertEquals(first.figures(), eval(host(), "--task location --save run --resume").figures());
        assertEquals(first.figures(), eval(host(), "--task location --predictions run").figures());
        tells("--task location --save run", "found predictions of an earlier run", "--resume");
    }

    @Test
    void aSavedRunHoldsTablesChartsAndAPage() throws Exception {
        RecordingHost host = host();
        EvaluationResult result = eval(host, "--task refer --save run");
        String html = last(host).data().get(Bundle.HTML);

        for (String name : List.of("scores.csv", "answers.csv", "report.html", "precision-over-iou.png")) {
            assertTrue(Files.size(folder.resolve("run").resolve(name)) > 20, name);
        }
        assertTrue(Files.readString(folder.resolve("run/scores.csv")).startsWith("measure,this model,paper\n"));
        assertEquals(result.answers().size() + 1, Files.readAllLines(folder.resolve("run/answers.csv")).size());
        assertTrue(html.contains("<h3>The worst answers</h3>") && html.contains("data:image/png;base64,"), html);
        assertEquals(html.split("<script").length, html.split("<script>document.querySelectorAll\\(\"figure").length,
                "but for the arrow keys of the figures there is no script");
    }

    @Test
    void twoSavedRunsAreComparedWithoutTellingAgainWhatTheyAreOf() throws Exception {
        eval(host(), "--task refer --limit 2 --save one");
        eval(host(), "--task refer --save other");
        RecordingHost host = new RecordingHost(folder, Map.of("second", folder.resolve("other")));
        Comparison comparison = (Comparison) magic.line("compare one second", host);
        String text = last(host).data().get(Bundle.TEXT);

        assertEquals(2, comparison.pictures());
        assertEquals(0, comparison.rows().get(0).difference().value());
        assertTrue(text.contains("open") && text.contains("95 % intervals"), text);
        assertTrue(last(host).data().get(Bundle.HTML).contains("difference from"));
    }

    @Test
    void scoresTellThatTheyAreMadeWithParaphrases() throws Exception {
        Files.writeString(folder.resolve("table"), "0.5\nmotor bike\nmotorcycle\n");
        EvaluationResult result = eval(host(), "--task caption --save run --paraphrases table");

        assertEquals(List.of("METEOR takes the phrases of table for one another"), result.remarks());
        Comparison same = (Comparison) magic.line("compare run run --paraphrases table", host());
        assertEquals(0, same.rows().get(0).difference().value());
    }

    @Test
    void aTableOfTheNotebookIsShownAsATable() throws Exception {
        EvaluationResult result = eval(host(), "--task caption");
        Bundle bundle = new TableRenderer().render(result.examples()).orElseThrow();

        assertTrue(bundle.data().get(Bundle.HTML).contains("<table"));
        assertTrue(new TableRenderer().render("no table").isEmpty());
    }

    @Test
    void jsonIsOneLine() throws Exception {
        RecordingHost host = host();
        eval(host, "--task caption --json");
        String told = last(host).data().get(Bundle.TEXT);

        assertFalse(told.contains("\n"), told);
        assertTrue(told.contains("\"figures\":{\"captions\":3,\"CIDEr-D\":"), told);
    }

    @Test
    void optionsThatDoNotBelongTogetherAreRefused() {
        tells("--task refer --count 5", "draws no scenes for --data", "--limit");
        tells("--task refer --resume", "needs the folder to go on with", "--save DIR --resume");
        tells("--task refr", "does not know the task \"refr\"", "refer");
        tells("--limit 3 --save x", "needs --task too");
        tells("--task refer --format refcco", "does not know the format", "refcoco");
        tells("--task refer --beams 0", "--beams 0", "1 to 32 beams");
        tells("--task refer --paraphrases table", "--paraphrases for the task refer", "tasks with METEOR");
        tells("--task caption --paraphrases table", "could not read the paraphrase table");
        tells("--task dense", "no box decoder", "--predictions FILE");
        tells("--task refer --predictions none.jsonl", "could not read", "none.jsonl");
    }

    private void tells(String options, String... parts) {
        String told = assertThrows(MagicException.class, () -> eval(host(), options)).getMessage();
        for (String part : parts) {
            assertTrue(told.contains(part), () -> "no \"" + part + "\" in\n" + told);
        }
    }

    private static Bundle last(RecordingHost host) {
        return host.shown.get(host.shown.size() - 1);
    }
}
