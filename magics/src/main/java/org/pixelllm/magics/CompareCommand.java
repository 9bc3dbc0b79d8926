package org.pixelllm.magics;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "compare", description = "Puts answers about a picture side by side, by prompt, expression, model or beam, or "
        + "beside the truth; returns Answers. Of two runs of eval, puts the scores side by side with 95 %% confidence "
        + "intervals; returns a Comparison.", footer = {"", "Example:",
            "  PROGRAM compare scenes:27 --box 60,40,200,150 --box 220,180,330,330",
            "  PROGRAM compare scenes:27 --beams 4",
            "  PROGRAM compare scenes:27 --truth"})
final class CompareCommand implements Callable<Object> {
    private final Desk desk;

    @Parameters(paramLabel = "PICTURE|RUN", arity = "0..*", description = "Pictures, with --box, --point, --text, --refer, --models, --beams or "
            + "--truth; or two folders that eval saved to, or files of predictions.")
    private List<String> named = List.of();

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

    @Mixin
    private Variants variants;

    CompareCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Object call() throws InterruptedException {
        if (named.size() == 2 && named.stream().allMatch(this::isRun)) {
            return runs();
        } else if (variants.given() && !named.isEmpty()) {
            return variants.ofPictures(desk, new Pictures(desk).resolve(named));
        } else if (variants.given() && data != null) {
            return variants.ofData(desk, desk.path(data), Optional.ofNullable(format).map(Format::of), split);
        } else if (named.size() != 2) {
            throw UserProblem.that("needs to know what to compare").line("seen", String.join(" ", named))
                    .line("try", desk.program() + " compare scenes:27 --beams 4")
                    .line("or", desk.program() + " compare RUN RUN, two folders that eval --save wrote");
        }
        return runs();
    }

    /** A setting of the session, such as beams, does not turn two runs into pictures. */
    private boolean isRun(String name) {
        return !Glob.isGlob(name) && (Files.isDirectory(desk.path(name)) || name.endsWith(".jsonl"));
    }

    private Comparison runs() {
        Path one = file(named.get(0));
        Path other = file(named.get(1));
        boolean json = variants.output().isJson();
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
                .line("try", desk.program() + " compare " + String.join(" ", named) + " --task refer --data DIR")
                .line("needs", option);
    }
}
