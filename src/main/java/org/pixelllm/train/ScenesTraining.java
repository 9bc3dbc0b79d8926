package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.ScenesModel;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.ParameterSet;
import org.pixelllm.weights.Precision;

/**
 * Trains the default model from nothing, stage by stage, into a folder; goes on where a killed run stood.
 *
 * <p>A step depends on the weights and its number alone, so a resumed run learns what an unbroken one would have.
 */
public final class ScenesTraining implements AutoCloseable {
    /** Name of the model folder within the run's folder. */
    public static final String MODEL = "model";

    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(90);

    private final ScenesRecipe recipe;
    private final Path out;
    private final Watcher watcher;
    private final NDManager manager = Torch.open();
    private final WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
    private final ModelConfig config = ScenesModel.of(tokenizer.size(), ScenesModel.PIXELS);
    private final ParameterSet parameters;
    private final ScenesStages stages;
    private final LossLog log;

    /** Told how a run goes. */
    public interface Watcher {
        /**
         * A step is done.
         *
         * @param stage its name
         * @param step steps done of this stage
         * @param steps of this stage
         * @param losses the parts of the loss by name
         * @return whether to go on; if not, the run is saved and ends
         */
        boolean stepped(String stage, int step, int steps, Map<String, Float> losses);
    }

    private ScenesTraining(ScenesRecipe recipe, Path out, Watcher watcher) {
        this.recipe = recipe;
        this.out = out;
        this.watcher = watcher;
        parameters = ParameterSet.fresh(manager, recipe.seed());
        new Network(parameters.params(), config); // asks for all of them
        Beginning.local(manager, parameters.tensors(), config);
        stages = new ScenesStages(manager, recipe, parameters, tokenizer);
        log = new LossLog(out);
    }

    /**
     * What a run begins with.
     *
     * @param model the model to begin with, none for a fresh one; parts that it lacks begin fresh
     * @param stage the first stage to run, from 1
     */
    public record Start(Optional<String> model, int stage) {
        /** From nothing. */
        public static final Start FRESH = new Start(Optional.empty(), 1);
    }

    /**
     * Runs a recipe and writes the model into {@code out/model}.
     *
     * @param begin where a new run begins; a resumed one goes on where it stood
     * @param resume whether to go on with the run in {@code out}; its recipe must be the same
     * @return whether the run came to its end
     * @throws UserProblem if the folder holds a run already, or another recipe's, or cannot be written
     */
    public static boolean run(ScenesRecipe recipe, Path out, Start begin, boolean resume, Watcher watcher) {
        if (begin.stage() < 1 || begin.stage() > recipe.stages().size()) {
            throw UserProblem.that("found no stage " + begin.stage() + " in the recipe")
                    .line("it has", recipe.stages().size() + " stages, counted from 1");
        }
        Checkpoint<ScenesRecipe> start = start(recipe, begin.stage() - 1, out, resume);
        try (ScenesTraining training = new ScenesTraining(recipe, out, watcher)) {
            if (!Checkpoint.exists(out)) {
                begin.model().ifPresent(training::take);
            }
            return training.from(start);
        }
    }

    private static Checkpoint<ScenesRecipe> start(ScenesRecipe recipe, int stage, Path out, boolean resume) {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw UserProblem.that("could not make the folder " + out).line("it says", String.valueOf(e.getMessage()))
                    .line("try", "a folder that can be written to").because(e);
        }
        if (!Checkpoint.exists(out)) {
            return new Checkpoint<>(recipe, stage, 0, 0);
        }
        Checkpoint<ScenesRecipe> old = Checkpoint.read(out, ScenesRecipe.class);
        if (!resume) {
            throw UserProblem.that("found a training run in " + out).line("it stands", "in stage " + (old.stage() + 1)
                    + " after " + old.step() + " steps").line("try", "--resume to go on, or another folder for --out");
        }
        if (!old.recipe().equals(recipe)) {
            throw UserProblem.that("found a run of another recipe in " + out).line("there", old.recipe().toString())
                    .line("asked for", recipe.toString()).line("try", "another folder for --out");
        }
        return old;
    }

    /** Copies the weights of a model of this shape, perhaps an earlier edition with fewer parts. */
    private void take(String model) {
        ModelFolder folder = ModelFolder.read(model);
        try (NDManager scope = manager.newSubManager(); ParameterSet old = folder.parameters(scope)) {
            new Network(old.params(), folder.config());
            old.finish();
            old.tensors().forEach((name, array) -> {
                NDArray own = parameters.tensors().get(name);
                if (own == null || !own.getShape().equals(array.getShape())) {
                    throw UserProblem.that("cannot go on from the model " + model)
                            .line("it has", name + " of shape " + array.getShape())
                            .line("the recipe's model", own == null ? "has none" : "has shape " + own.getShape());
                }
                Torch.copy(array, own);
            });
        }
    }

    private boolean from(Checkpoint<ScenesRecipe> start) {
        List<ScenesRecipe.Part> parts = recipe.stages();
        if (start.stage() == parts.size()) {
            restore(parameters.tensors()); // a finished run: its model is written once more
        }
        for (int i = start.stage(); i < parts.size(); i++) {
            Checkpoint<ScenesRecipe> here = i == start.stage() ? start : new Checkpoint<>(recipe, i, 0, 0);
            if (!run(here, stages.of(i))) {
                return false;
            }
        }
        ModelFolder.write(out.resolve(MODEL), config, parameters, tokenizer, Precision.FLOAT16, card());
        return true;
    }

    private boolean run(Checkpoint<ScenesRecipe> start, Stage stage) {
        Trainer trainer = new Trainer(manager);
        try (stage; AdamW optimizer = trainer.optimizer(stage)) {
            Map<String, NDArray> weights = new LinkedHashMap<>(parameters.tensors());
            weights.putAll(stage.trainable());
            restore(weights, others -> {
                if (start.step() > 0) {
                    optimizer.restore(others, start.updates());
                }
            });
            log.cut(stage.name(), start.step());
            Progress progress = new Progress(start, stage, System.nanoTime());
            trainer.run(stage, optimizer, start.step(), progress);
            if (!progress.stopped) {
                save(new Checkpoint<>(recipe, start.stage() + 1, 0, 0), Map.of());
            }
            return !progress.stopped;
        }
    }

    private void restore(Map<String, NDArray> weights) {
        restore(weights, others -> {});
    }

    /** Reads the checkpoint, if there is one, into the weights, and hands over what else it holds. */
    private void restore(Map<String, NDArray> weights, Consumer<Map<String, NDArray>> rest) {
        if (Checkpoint.exists(out)) {
            try (NDManager scope = manager.newSubManager()) {
                rest.accept(Checkpoint.restore(scope, out, weights));
            }
        }
    }

    private void save(Checkpoint<ScenesRecipe> checkpoint, Map<String, NDArray> more) {
        Map<String, NDArray> all = new LinkedHashMap<>(parameters.tensors());
        all.putAll(more);
        log.flush();
        checkpoint.write(out, all);
    }

    /** Saves now and then, and tells the watcher. */
    private final class Progress implements Trainer.Listener {
        private final Checkpoint<ScenesRecipe> start;
        private final Stage stage;
        private long saved;
        private boolean stopped;

        Progress(Checkpoint<ScenesRecipe> start, Stage stage, long now) {
            this.start = start;
            this.stage = stage;
            this.saved = now;
        }

        @Override
        public boolean stepped(int step, Map<String, Float> losses, AdamW optimizer) {
            log.add(stage.name(), step, losses);
            boolean on = watcher.stepped(stage.name(), step + 1, stage.schedule().steps(), losses);
            if (!on || System.nanoTime() - saved > BETWEEN_CHECKPOINTS.toNanos()) {
                Map<String, NDArray> more = new LinkedHashMap<>(stage.trainable());
                more.putAll(optimizer.state());
                save(new Checkpoint<>(recipe, start.stage(), step + 1, optimizer.updates()), more);
                saved = System.nanoTime();
            }
            stopped = !on;
            return on;
        }
    }

    private String card() {
        return """
                # A model of drawn scenes

                Trained by `./pixelllm train --recipe scenes` on drawn pictures only, with this recipe:

                ```json
                %s
                ```
                """.formatted(new GsonBuilder().setPrettyPrinting().create().toJson(recipe));
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            parameters.close();
            manager.close();
        }
    }
}
