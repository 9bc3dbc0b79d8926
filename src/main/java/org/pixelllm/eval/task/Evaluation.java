package org.pixelllm.eval.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pixelllm.PixelLlm;
import org.pixelllm.eval.caption.ParaphraseTable;
import org.pixelllm.image.Picture;
import org.pixelllm.image.PictureReader;
import org.pixelllm.problem.UserProblem;

/**
 * Asks a model about a data set, or judges what another model said.
 *
 * <p>Each answer is in the file of predictions before the next question is asked, so a run that is interrupted or killed
 * goes on where it stopped. A picture is read and encoded once for all that is asked about it.
 */
public final class Evaluation {
    private static final int TOLD = 5; // refusals that are remembered

    private final EvaluationOptions options;
    private final Watcher watcher;
    private final Judge judge;
    private final Set<String> refusals = new LinkedHashSet<>();
    private final Set<String> unreadable = new LinkedHashSet<>();
    private int refused;
    private int missing;

    private Evaluation(EvaluationOptions options, Watcher watcher) {
        this.options = options;
        this.watcher = watcher;
        judge = options.task().rules()
                .judge(options.paraphrases().map(ParaphraseTable::read).orElse(ParaphraseTable.NONE));
    }

    /** What becomes of predictions that lie in the file already. */
    public enum Start {
        /** There must be none. */
        NEW,
        /** They are kept, and only what is missing is asked. */
        RESUME
    }

    /**
     * Asks a model and judges its answers.
     *
     * @param predictions file for the answers
     * @return the result; of what was asked until then, if the thread was interrupted
     * @throws UserProblem if the data or the file are not as they should be, or the model cannot do the task
     */
    public static EvaluationResult run(PixelLlm model, EvaluationOptions options, Path predictions, Start start,
            Watcher watcher) {
        options.task().rules().check(model);
        try (Examination examination = new Examination(options, true);
                PredictionFile file = open(predictions, start, options.origin(model.name(), examination.format()))) {
            Evaluation evaluation = new Evaluation(options, watcher);
            boolean finished = evaluation.ask(model, examination, file);
            return evaluation.result(model.name(), examination, finished, List.of());
        }
    }

    private static PredictionFile open(Path path, Start start, Origin origin) {
        if (start == Start.RESUME && Files.exists(path)) {
            return PredictionFile.resume(path, origin);
        }
        if (Files.exists(path)) {
            throw UserProblem.that("found predictions of an earlier run").line("seen", path.toString())
                    .line("try", "--resume to go on with it, or another folder to save to");
        }
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw UserProblem.that("could not make the folder \"" + path.getParent() + "\"")
                    .line("seen", e.toString()).because(e);
        }
        return PredictionFile.create(path, origin);
    }

    /** Returns whether it came to the end. */
    private boolean ask(PixelLlm model, Examination examination, PredictionFile file) {
        int done = 0;
        try {
            for (List<Question> questions : examination.questions()) {
                Sight sight = new Sight(questions.get(0).picture());
                for (Question question : questions) {
                    if (Thread.interrupted()) {
                        return false;
                    }
                    file.get(question.id()).or(() -> sight.picture().map(p -> answer(model, p, question, file)))
                            .ifPresent(prediction -> judge(question, prediction));
                }
                watcher.at(++done, examination.pictures(), judge.running());
            }
            return true;
        } catch (RuntimeException e) {
            if (Thread.interrupted()) { // what was being read was closed meanwhile
                return false;
            }
            throw e;
        }
    }

    /** A picture that is read when it is first needed; none if it cannot be read. */
    private final class Sight {
        private final Path path;
        private Optional<Picture> seen = Optional.empty();

        Sight(Path path) {
            this.path = path;
        }

        Optional<Picture> picture() {
            if (seen.isEmpty() && !unreadable.contains(path.toString())) {
                try {
                    seen = Optional.of(PictureReader.read(path));
                } catch (UserProblem e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    unreadable.add(path.toString());
                }
            }
            return seen;
        }
    }

    private Prediction answer(PixelLlm model, Picture picture, Question question, PredictionFile file) {
        Prediction prediction;
        try {
            prediction = options.task().rules().ask(model, picture, question, options.beams());
        } catch (UserProblem e) {
            prediction = new Prediction.Refused(question.id(), reason(e));
        }
        file.add(prediction);
        return prediction;
    }

    /** Returns a problem in one line: what failed, and what was seen. */
    private static String reason(UserProblem problem) {
        return problem.tell("").strip().lines().limit(2).map(line -> line.strip().replaceAll(" {2,}", ": "))
                .collect(Collectors.joining(" "));
    }

    private void judge(Question question, Prediction prediction) {
        if (prediction instanceof Prediction.Refused no) {
            refused++;
            if (refusals.size() < TOLD) {
                refusals.add(no.why());
            }
        }
        try {
            judge.add(question, prediction);
        } catch (IllegalArgumentException e) {
            throw UserProblem.that("cannot judge the prediction of \"" + question.id() + "\"")
                    .line("seen", String.valueOf(e.getMessage())).line("picture", question.picture().toString())
                    .because(e);
        }
    }

    /**
     * Judges predictions that were made before, by whatever model; pictures need not be there.
     *
     * @return the result; of what was judged until then, if the thread was interrupted
     * @throws UserProblem if the data or the predictions are not as they should be, or do not belong together
     */
    public static EvaluationResult judge(Path predictions, EvaluationOptions options, Watcher watcher) {
        return judge(predictions, options, watcher, id -> true);
    }

    /** Judges those predictions only whose ids are wanted. */
    static EvaluationResult judge(Path predictions, EvaluationOptions options, Watcher watcher,
            Predicate<String> wanted) {
        try (PredictionFile file = PredictionFile.read(predictions, options.task());
                Examination examination = new Examination(options, false)) {
            Evaluation evaluation = new Evaluation(options, watcher);
            Set<String> unknown = file.ids().stream().filter(wanted)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            int all = unknown.size();
            boolean finished = evaluation.judge(examination, file, unknown, wanted);
            if (finished && unknown.size() == all) {
                throw strangers(predictions, unknown);
            }
            String model = file.origin().map(Origin::model).filter(name -> !name.isEmpty())
                    .orElse(String.valueOf(predictions.getFileName()));
            return evaluation.result(model, examination, finished,
                    evaluation.remarks(file, finished ? unknown : Set.of()));
        }
    }

    /** Finds the files of some pictures by their ids; those that are not there are left out. */
    public static Map<String, Path> pictures(EvaluationOptions options, Set<String> ids) {
        return Examination.pictures(options, ids);
    }

    private static UserProblem strangers(Path predictions, Set<String> unknown) {
        return UserProblem.that("found no prediction for these questions").line("seen", unknown.isEmpty()
                ? "no prediction in " + predictions
                : unknown.size() + " ids that the data set has not, such as \"" + unknown.iterator().next() + "\"")
                .line("wants", "ids of the data set, see help eval");
    }

    private boolean judge(Examination examination, PredictionFile file, Set<String> unknown,
            Predicate<String> wanted) {
        int done = 0;
        for (List<Question> questions : examination.questions()) {
            for (Question question : questions) {
                if (Thread.interrupted()) {
                    return false;
                }
                Optional<Prediction> prediction = Optional.of(question.id()).filter(wanted).flatMap(file::get);
                prediction.ifPresent(p -> judge(question, p));
                missing += prediction.isPresent() ? 0 : 1;
                unknown.remove(question.id());
            }
            watcher.at(++done, examination.pictures(), judge.running());
        }
        return true;
    }

    private List<String> remarks(PredictionFile file, Set<String> unknown) {
        List<String> remarks = new ArrayList<>();
        if (missing > 0) {
            remarks.add(missing + " × no prediction: these questions are not judged");
        }
        if (!unknown.isEmpty()) {
            remarks.add(unknown.size() + " × prediction for an id that is not asked, such as "
                    + unknown.iterator().next());
        }
        if (file.isCutShort()) {
            remarks.add("the last line of the predictions is cut short and left out");
        }
        return remarks;
    }

    private EvaluationResult result(String model, Examination examination, boolean finished, List<String> more) {
        List<String> remarks = new ArrayList<>(more);
        if (refused > 0) {
            remarks.add(refused + " × refused by the model, such as: " + refusals.iterator().next());
        }
        if (!unreadable.isEmpty()) {
            remarks.add(unreadable.size() + " × unreadable picture, such as " + unreadable.iterator().next());
        }
        options.paraphrases().ifPresent(table -> remarks.add("METEOR takes the phrases of " + table.getFileName()
                + " for one another"));
        remarks.addAll(examination.remarks());
        List<Judged> answers = judge.answers();
        return new EvaluationResult(options.task(), model, options.data(), examination.format(), finished,
                judge.figures(), answers, judge.curves(answers), remarks);
    }
}
