package org.pixelllm.magics;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.pixelllm.data.Format;
import org.pixelllm.eval.task.Comparison;
import org.pixelllm.eval.task.EvaluationOptions;
import org.pixelllm.eval.task.Origin;
import org.pixelllm.eval.task.PredictionFile;
import org.pixelllm.eval.task.Task;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.TableHtml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "compare", description = "Puts two runs of eval side by side, with 95 %% confidence intervals. Returns a "
        + "Comparison.")
final class CompareCommand implements Callable<Comparison> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "FIRST", description = "Folder that eval saved to, or a file of predictions.")
    private String first;

    @Parameters(index = "1", paramLabel = "SECOND", description = "Another one, of the same task and data.")
    private String second;

    @Option(names = "--task", paramLabel = "TASK", description = "What was asked, where the predictions do not tell it.")
    private String task;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the data set, where the predictions do not tell it.")
    private String data;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Format of the data set, where the predictions do not tell it.")
    private String format;

    @Option(names = "--split", paramLabel = "SPLIT", defaultValue = "", description = "Compare on this split only.")
    private String split;

    @Option(names = "--paraphrases", paramLabel = "FILE", description = "METEOR's table of paraphrases, paraphrase-en.gz.")
    private String paraphrases;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "With which pictures are drawn for the intervals; ${DEFAULT-VALUE} unless told.")
    private long seed;

    @Option(names = "--json", description = "Tell the result as a line of JSON.")
    private boolean json;

    CompareCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Comparison call() {
        Path one = file(first);
        Path other = file(second);
        Optional<Origin> origin = Stream.of(one, other).flatMap(file -> PredictionFile.origin(file).stream())
                .findFirst();
        Comparison comparison = Comparison.of(one, other, options(origin), seed);
        String text = json ? comparison.json().toString() : comparison.toString();
        desk.show(text, () -> json ? Bundle.text(text) : Bundle.html(text, TableHtml.plain(comparison.table())));
        return comparison;
    }

    private Path file(String typed) {
        Path path = desk.path(typed);
        return Files.isDirectory(path) ? path.resolve(DataRun.PREDICTIONS) : path;
    }

    private EvaluationOptions options(Optional<Origin> origin) {
        Task asked = task != null ? Task.of(task) : origin.map(Origin::task).orElseThrow(() -> untold("--task"));
        Path folder = data != null
                ? desk.path(data)
                : origin.map(Origin::data).filter(told -> !told.isEmpty()).map(desk::path)
                        .orElseThrow(() -> untold("--data"));
        Optional<Format> read = Optional.ofNullable(format)
                .or(() -> origin.map(Origin::format).filter(told -> !told.isEmpty())).map(Format::of);
        return new EvaluationOptions(asked, folder, read, Optional.empty(), split, 0, 0, 1,
                Optional.ofNullable(paraphrases).map(desk::path));
    }

    private UserProblem untold(String option) {
        return UserProblem.that("cannot see what the predictions are of").line("seen", "no first line that tells it")
                .line("try", desk.program() + " compare " + first + " " + second + " --task refer --data DIR")
                .line("needs", option);
    }
}
