package org.pixelllm.magics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.EvaluationPage;
import tech.tablesaw.api.Table;

/**
 * What an evaluation leaves in its folder beside the predictions: {@code scores.csv}, {@code answers.csv},
 * {@code report.html} and a PNG file for each chart.
 */
final class SavedRun {
    private SavedRun() {}

    static void write(Path folder, EvaluationPage page) {
        try {
            Files.createDirectories(folder);
            table(folder.resolve("scores.csv"), page.result().scores());
            table(folder.resolve("answers.csv"), page.result().examples());
            Files.writeString(folder.resolve("report.html"), page.page(), StandardCharsets.UTF_8);
            for (Map.Entry<String, byte[]> chart : page.charts().entrySet()) {
                Files.write(folder.resolve(chart.getKey() + ".png"), chart.getValue());
            }
        } catch (IOException e) {
            throw UserProblem.that("could not save to \"" + folder + "\"").line("seen", e.toString()).because(e);
        }
    }

    private static void table(Path file, Table table) throws IOException {
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            table.write().csv(writer);
        }
    }
}
