package org.pixelllm.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pixelllm.Loader;
import org.pixelllm.PixelLlm;
import org.pixelllm.eval.task.Evaluation;
import org.pixelllm.eval.task.EvaluationOptions;
import org.pixelllm.eval.task.EvaluationResult;
import org.pixelllm.eval.task.Watcher;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.EvaluationPage;
import picocli.CommandLine.Option;

/** Examines a model on a data set, or judges predictions that somebody made. */
final class DataRun {
    /** The file of predictions in the folder of a run. */
    static final String PREDICTIONS = "predictions.jsonl";

    @Option(names = "--predictions", paramLabel = "FILE", description = "Judge these predictions, JSON lines, instead of a model.")
    private String predictions;

    @Option(names = "--save", paramLabel = "DIR", description = "Folder for predictions, tables and charts; predictions are there as soon as they are made.")
    private String save;

    @Option(names = "--resume", description = "Go on with the run in the folder to save to.")
    private boolean resume;

    boolean given() {
        return predictions != null || save != null || resume;
    }

    EvaluationResult run(Desk desk, EvaluationOptions options, Optional<Loader> model, boolean json) {
        if (resume && save == null) {
            throw UserProblem.that("needs the folder to go on with").line("seen", "--resume without --save")
                    .line("try", "--save DIR --resume");
        }
        if (predictions != null) {
            Path file = desk.path(predictions);
            Path given = Files.isDirectory(file) ? file.resolve(PREDICTIONS) : file;
            return shown(desk, options, judge(desk, options, given), given, json);
        }
        if (save != null) {
            return examine(desk, options, model, desk.path(save).resolve(PREDICTIONS), json);
        }
        Path folder = temporary();
        try {
            return examine(desk, options, model, folder.resolve(PREDICTIONS), json);
        } finally {
            remove(folder);
        }
    }

    private EvaluationResult judge(Desk desk, EvaluationOptions options, Path file) {
        try (Watching watching = new Watching(desk, "judging picture")) {
            return Evaluation.judge(file, options, watching);
        }
    }

    private EvaluationResult examine(Desk desk, EvaluationOptions options, Optional<Loader> model, Path file,
            boolean json) {
        Supplier<EvaluationResult> work = () -> shown(desk, options, examine(desk, options, model, file), file, json);
        return desk.isNotebook() ? work.get() : ExitGuard.during(work);
    }

    private EvaluationResult examine(Desk desk, EvaluationOptions options, Optional<Loader> model, Path file) {
        if (model.isEmpty()) {
            return examine(desk, options, desk.model(), file);
        }
        try (PixelLlm other = model.get().load()) {
            return examine(desk, options, other, file);
        }
    }

    private EvaluationResult examine(Desk desk, EvaluationOptions options, PixelLlm model, Path file) {
        try (Watching watching = new Watching(desk, "examining picture")) {
            return Evaluation.run(model, options, file,
                    resume ? Evaluation.Start.RESUME : Evaluation.Start.NEW, watching);
        }
    }

    /** Tells how far it has come. */
    private static final class Watching implements Watcher, AutoCloseable {
        private final Desk desk;
        private final String doing;
        private Progress progress;
        private int done;

        Watching(Desk desk, String doing) {
            this.desk = desk;
            this.doing = doing;
        }

        @Override
        public void at(int picture, int pictures, String score) {
            if (progress == null) {
                progress = new Progress(desk.host(), doing, pictures);
            }
            done = picture;
            progress.at(picture, score);
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.done(doing.replace("ing picture", "ed ") + done + (done == 1 ? " picture" : " pictures"));
            }
        }
    }

    private EvaluationResult shown(Desk desk, EvaluationOptions options, EvaluationResult result, Path file,
            boolean json) {
        boolean drawn = save != null || desk.isNotebook() && !json;
        Optional<EvaluationPage> page = drawn
                ? Optional.of(EvaluationPage.of(result, options, file))
                : Optional.empty();
        desk.show(json ? result.json().toString() : result.toString(),
                () -> json
                        ? Bundle.text(result.json().toString())
                        : Bundle.html(result.toString(), page.orElseThrow().section()));
        if (save != null) {
            Path folder = desk.path(save);
            SavedRun.write(folder, page.orElseThrow());
            desk.host().out().println(result.finished()
                    ? "Saved to " + folder
                    : "What is done is kept in " + folder + "; go on with --resume.");
        }
        return result;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("pixelllm-eval");
        } catch (IOException e) {
            throw UserProblem.that("could not make a folder for the predictions").line("seen", e.toString())
                    .line("try", "--save DIR").because(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit(); // what is left is in the system's own folder for such files
        }
    }
}
