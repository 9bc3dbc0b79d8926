package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.data.scenes.SceneDataSet;
import org.pixelllm.eval.task.Evaluation;
import org.pixelllm.eval.task.EvaluationOptions;
import org.pixelllm.eval.task.EvaluationResult;
import org.pixelllm.eval.task.Task;
import org.pixelllm.eval.task.Watcher;

/** Pages about predictions that were made up for drawn scenes. */
class EvaluationPageTest {
    @TempDir
    Path folder;

    private EvaluationPage page(Task task, List<String> lines) throws IOException {
        Path data = folder.resolve("data");
        SceneDataSet.write(new SceneDataSet.Options(lines.size(), 5, 48, 40, data, false), done -> {});
        Path predictions = Files.write(folder.resolve("p.jsonl"), lines);
        EvaluationOptions options = EvaluationOptions.of(task, data);
        EvaluationResult result = Evaluation.judge(predictions, options, Watcher.NONE);
        return EvaluationPage.of(result, options, predictions);
    }

    @Test
    void regionsOfOthersAreJudgedDrawnAndChartedBesideThePaper() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int id = 5; id < 9; id++) {
            lines.add("{\"id\": " + id + ", \"regions\": [{\"box\": [4, 4, 40, 36], \"score\": 0." + id
                    + ", \"caption\": \"<i>a red car</i>\"}]}");
        }
        EvaluationPage page = page(Task.DENSE, lines);
        String html = page.section();

        assertEquals(List.of("measure", "this model", "paper"), page.result().scores().columnNames());
        assertTrue(html.contains(">17.0</td>") && html.contains("other data than drawn scenes"), html);
        assertEquals(List.of("found-by-size"), List.copyOf(page.charts().keySet()));
        assertTrue(ImageIO.read(new ByteArrayInputStream(page.charts().get("found-by-size"))).getWidth() > 400);
        assertEquals(4, page.worst().size() + page.best().size());
        assertTrue(html.contains("&lt;i&gt;a red car&lt;/i&gt;") && !html.contains("<i>"), html);
    }

    @Test
    void theWorstAnswersComeFirst() throws IOException {
        EvaluationPage page = page(Task.CAPTION, List.of("{\"id\": 5, \"caption\": \"nonsense\"}",
                "{\"id\": 6, \"caption\": \"a large kite above a pink kite in the sky.\"}",
                "{\"id\": 7, \"refused\": \"too <dark>\"}"));

        assertEquals("6", page.best().get(0).name());
        assertEquals(List.of("METEOR", "CIDEr-D", "ROUGE-L"), page.result().examples().columnNames().subList(4, 7));
        assertTrue(page.section().contains("refused: too &lt;dark&gt;"));
        assertTrue(page.page().startsWith("<!DOCTYPE html>"));
    }
}
