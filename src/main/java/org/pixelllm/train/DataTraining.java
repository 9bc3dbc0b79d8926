package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Precision;
import org.pixelllm.weights.Safetensors;

/**
 * Trains a model on people's data into a folder; goes on where a killed run stood.
 *
 * <p>A step depends on the weights and its number alone, so a resumed run learns what an unbroken one would have.
 *
 * <pre>
 * checkpoint.safetensors  what learns, the optimizer's moments, the position
 * best.safetensors        what had learned at the best validation, if there is one
 * losses.csv              every step's losses, and the validations'
 * model/                  the model, once the run has ended
 * lora.safetensors        what learned alone, where that is little
 * </pre>
 */
public final class DataTraining implements AutoCloseable {
    /** Name of the file beside the model that holds what learned alone, where that is little. */
    public static final String LORA = "lora.safetensors";

    private static final String BEST = "best.safetensors";
    private static final int MODEL_DONE = 1;

    private final Path out;
    private final Watcher watcher;
    private final NDManager manager;
    private final DataModel model;
    private final DataStage stage;
    private final LossLog log;
    private DataRun run;

    /** Told how a run goes. */
    public interface Watcher extends ScenesTraining.Watcher {
        /**
         * The data are read.
         *
         * @param facts what is learned from them, and what is not
         * @param look at one picture; may be asked whenever the watcher is told something
         */
        default void begins(String facts, DataLook look) {}

        /** The model is written and can be looked at for the last time. */
        default void ends() {}

        /** Something happened that does not end the run. */
        default void remarks(String remark) {}
    }

    private DataTraining(DataPlan asked, Path out, Watcher watcher) {
        this.out = out;
        this.watcher = watcher;
        manager = Torch.open(asked.processor());
        try {
            model = DataModel.read(asked, manager);
            DataPlan plan = asked.fitting(model.config());
            DataLessons lessons = DataLessons.read(plan, new DataText(model.folder().tokenizer(), model.config()));
            stage = new DataStage(model, lessons, plan.recipe(), plan.cache(), watcher::remarks);
            run = new DataRun(plan.recipe(), plan.model(), plan.data(lessons.pictures()), lessons.fingerprint(),
                    List.of());
            log = LossLog.ofEveryStep(out);
            watcher.begins(lessons.facts(model.words()), DataLook.of(manager, model, lessons));
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /**
     * Runs a plan and writes the model into {@code out/model}.
     *
     * @param resume whether to go on with the run in {@code out}; its plan must be the same
     * @return whether the run came to its end
     * @throws UserProblem if data, model or recipe do not fit each other, the folder holds another run or cannot be
     *     written, or the losses are no numbers any more
     */
    public static boolean run(DataPlan plan, Path out, boolean resume, Watcher watcher) {
        RunFolder.make(out);
        if (!resume) {
            RunFolder.refuseRun(out);
        }
        try (DataTraining training = new DataTraining(plan, out, watcher)) {
            return training.go();
        }
    }

    private boolean go() {
        Checkpoint<DataRun> start = Checkpoint.exists(out)
                ? Checkpoint.read(out, DataRun.class)
                : new Checkpoint<>(run, 0, 0, 0);
        if (!start.recipe().isOf(run)) {
            throw UserProblem.that("found another run in " + out)
                    .line("there", start.recipe().data() + ", from the model " + start.recipe().model())
                    .line("asked for", run.data() + ", from the model " + run.model() + ", or with another recipe")
                    .line("try", "another folder for --out");
        }
        run = start.recipe();
        boolean ended = start.stage() == MODEL_DONE || learn(start);
        if (ended) {
            finish();
            watcher.ends();
        }
        return ended;
    }

    private boolean learn(Checkpoint<DataRun> start) {
        Trainer trainer = new Trainer(manager);
        DataRecipe recipe = run.recipe();
        double clip = recipe.clip() == 0 ? Double.POSITIVE_INFINITY : recipe.clip();
        Progress progress = new Progress(start.step());
        try (stage;
                AdamW optimizer = new AdamW(manager, stage.trainable(), recipe.decay(), clip,
                        recipe.decays(), recipe.rates(model.config().encoder().depth())::of)) {
            if (start.step() > 0) {
                try (NDManager scope = manager.newSubManager()) {
                    optimizer.restore(Checkpoint.restore(scope, out, stage.trainable()), start.updates());
                }
            }
            log.cut(stage.name(), start.step());
            if (!run.isExhausted()) {
                trainer.run(stage, optimizer, start.step(), progress);
            }
            if (progress.stopped) {
                return false;
            }
            save(new Checkpoint<>(run, MODEL_DONE, progress.done, optimizer.updates()), Map.of());
            return true;
        } catch (ArithmeticException e) {
            throw lost(progress.done, e);
        }
    }

    private UserProblem lost(int step, ArithmeticException e) {
        List<String> pictures = stage.pictures(step);
        return UserProblem.that("stopped at step " + (step + 1) + ": " + e.getMessage())
                .line("its pictures", pictures.stream().limit(16).collect(Collectors.joining(", "))
                        + (pictures.size() > 16 ? " and " + (pictures.size() - 16) + " more" : ""))
                .line("kept", kept())
                .line("try", "a smaller rate or clip in the recipe").because(e);
    }

    private void save(Checkpoint<DataRun> checkpoint, Map<String, NDArray> moments) {
        Map<String, NDArray> all = new LinkedHashMap<>(stage.trainable());
        all.putAll(moments);
        try {
            log.flush();
            Unbroken.during(() -> checkpoint.write(out, all));
        } catch (UserProblem e) {
            throw e.line("kept", kept() + "; go on with --resume");
        }
    }

    private String kept() {
        return Checkpoint.exists(out)
                ? "the checkpoint of step " + Checkpoint.read(out, DataRun.class).step()
                : "nothing: it had just begun";
    }

    private void finish() {
        boolean best = run.best().isPresent();
        try (NDManager scope = manager.newSubManager()) {
            if (best) {
                Safetensors.read(out.resolve(BEST), scope)
                        .forEach((name, saved) -> Torch.copy(saved, stage.trainable().get(name)));
            } else {
                Checkpoint.restore(scope, out, stage.trainable());
            }
        }
        Unbroken.during(() -> model.write(out.resolve(ScenesTraining.MODEL), card()));
        Unbroken.during(() -> model.writeLearned(out.resolve(LORA), stage.trainable()));
    }

    private String card() {
        return """
                # A model trained further

                Trained by `./pixelllm train` from the model `%s` on %s, with this recipe:

                ```json
                %s
                ```
                %s
                """.formatted(run.model(), run.data(), new GsonBuilder().setPrettyPrinting().create()
                .toJson(run.recipe()),
                run.best().isPresent()
                        ? "Best loss on the pictures kept for validation: %.4f".formatted(run.best().getAsDouble())
                        : "No pictures were kept for validation.");
    }

    /** Validates and saves now and then, and tells the watcher. */
    private final class Progress implements Trainer.Listener {
        private int done;
        private boolean stopped;

        Progress(int done) {
            this.done = done;
        }

        @Override
        public boolean stepped(int step, Map<String, Float> losses, AdamW optimizer) {
            done = step + 1;
            DataRecipe recipe = run.recipe();
            log.add(stage.name(), step, losses);
            if (stage.validates() && (done % recipe.validateEvery() == 0 || done == recipe.steps())) {
                validate(step);
            }
            boolean on = watcher.stepped(stage.name(), done, recipe.steps(), losses);
            if (!on || done % recipe.saveEvery() == 0) {
                save(new Checkpoint<>(run, 0, done, optimizer.updates()), optimizer.state());
            }
            stopped = !on;
            return on && !run.isExhausted();
        }

        private void validate(int step) {
            double loss = stage.validate(manager);
            if (!Double.isFinite(loss)) {
                throw new ArithmeticException("the loss on the pictures kept for validation is " + loss);
            }
            boolean better = run.best().isEmpty() || loss < run.best().getAsDouble();
            run = run.with(new DataRun.Score(done, loss));
            log.add(stage.name(), step, Map.of("validation", (float) loss));
            if (better) {
                keepBest();
            }
        }
    }

    private void keepBest() {
        try {
            Unbroken.during(() -> Safetensors.write(out.resolve(BEST), stage.trainable(), Precision.FLOAT32, Map.of()));
        } catch (UserProblem e) {
            throw e.line("kept", kept() + "; go on with --resume");
        }
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            model.parameters().close();
            manager.close();
        }
    }
}
