package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.nn.Torch;
import org.pixelllm.weights.ParameterSet;
import org.pixelllm.weights.Precision;
import org.pixelllm.weights.Safetensors;

/** Trains models that point, each from the captioner that all of its shape begin as. */
public final class PointingTraining {
    private static final int CHECKS = 8;
    private static final String BEGINNING = "captioner-";

    private final Drawings drawings;
    private final Drawings checks;
    private final Path beginnings;
    private final Watcher watcher;

    /** Told how far a run has come. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * A step is done.
         *
         * @param what learns
         * @param step steps done
         * @param steps of the whole run
         * @param loss of the step
         * @return whether to go on
         */
        boolean stepped(String what, int step, int steps, float loss);
    }

    /**
     * Prepares training.
     *
     * @param drawings to learn from
     * @param checks to see meanwhile how well it goes; never the ones that a model is judged by
     * @param beginnings folder for the captioners that models begin as
     */
    public PointingTraining(Drawings drawings, Drawings checks, Path beginnings, Watcher watcher) {
        this.drawings = drawings;
        this.checks = checks;
        this.beginnings = beginnings;
        this.watcher = watcher;
    }

    /**
     * A point of a learning curve.
     *
     * @param step steps done
     * @param loss mean since the last point
     * @param iou mean IoU of the expressions of the drawings to check
     * @param precision share of them that are found
     */
    public record Progress(int step, double loss, double iou, double precision) {}

    /**
     * What a run has made.
     *
     * @param model is the caller's to close
     * @param curve how it went
     * @param learned numbers that were learned, not those that stayed as they began
     * @param order check sum of the drawings and expressions in their order
     * @param seconds of learning, without checks
     */
    public record Trained(PointingModel model, List<Progress> curve, long learned, String order, double seconds) {}

    /** Trains a model; returns nothing where the watcher has had enough. */
    public Optional<Trained> run(PointingRecipe recipe) {
        Optional<Path> beginning = beginning(recipe.beginning());
        if (beginning.isEmpty()) {
            return Optional.empty();
        }
        PointingModel model = PointingModel.fresh(drawings.encoder(), recipe);
        boolean finished = false;
        try {
            take(beginning.get(), model.parameters());
            Run run = new Run(model);
            finished = run.go();
            return finished ? Optional.of(run.trained()) : Optional.empty();
        } finally {
            if (!finished) {
                model.close();
            }
        }
    }

    /** Examines a model on all expressions of drawings. */
    public static PointingScores examine(PointingModel model, Drawings drawings) {
        return model.examine(drawings, drawings.size());
    }

    /** Returns whether a file is a captioner that models begin as. */
    public static boolean isBeginning(Path file) {
        return file.getFileName().toString().startsWith(BEGINNING);
    }

    /** Copies what the captioner has learned to the parameters of the same names. */
    private void take(Path file, ParameterSet parameters) {
        try (NDManager scope = drawings.encoder().manager().newSubManager()) {
            Safetensors.read(file, scope).forEach((name, saved) -> Torch.copy(saved, parameters.tensors().get(name)));
        }
    }

    /** Returns the file of the captioner of a shape, which is trained if there is none. */
    private Optional<Path> beginning(PointingRecipe recipe) {
        String key = Integer.toHexString((recipe.json() + drawings.encoder().name() + drawings.size()).hashCode());
        Path file = beginnings.resolve(BEGINNING + key + ".safetensors");
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        NDManager manager = drawings.encoder().manager();
        try (ParameterSet parameters = ParameterSet.fresh(manager, recipe.seed())) {
            PointingTrunk trunk = PointingTrunk.of(parameters.params(), recipe, drawings.encoder().map(),
                    new PointingVocabulary(drawings.encoder().tokenizer(), recipe.bins()).size());
            if (recipe.visual() == Visual.EXTRACTOR) {
                Beginning.local(manager, parameters.tensors(), recipe.extractor());
            }
            boolean finished = learn(new CaptionerStage(manager, recipe, drawings, trunk, parameters.tensors()),
                    (step, loss) -> watcher.stepped("the captioner that all begin as", step + 1, recipe.start(), loss));
            if (finished) {
                Safetensors.write(file, parameters.tensors(), Precision.FLOAT32, Map.of());
            }
            return finished ? Optional.of(file) : Optional.empty();
        }
    }

    /** Told of a step and its loss; says whether to go on. */
    private interface Listener {
        boolean stepped(int step, float loss);
    }

    private boolean learn(Stage stage, Listener listener) {
        Trainer trainer = new Trainer(drawings.encoder().manager());
        boolean[] stopped = {false};
        try (stage; AdamW optimizer = trainer.optimizer(stage)) {
            trainer.run(stage, optimizer, 0, (step, parts, o) -> {
                stopped[0] = !listener.stepped(step, parts.get("loss"));
                return !stopped[0];
            });
        }
        return !stopped[0];
    }

    /** One model's training. */
    private final class Run {
        private final PointingModel model;
        private final PointingRecipe recipe;
        private final PointingStage stage;
        private final List<Progress> curve = new ArrayList<>();
        private double sum;
        private int summed;
        private long checkNanos;
        private long nanos;

        Run(PointingModel model) {
            this.model = model;
            recipe = model.recipe();
            Map<String, NDArray> learners = new LinkedHashMap<>(model.parameters().tensors());
            learners.keySet().removeIf(recipe.learners().negate());
            stage = new PointingStage(recipe, drawings, model.trunk(), model.formulation(), learners);
        }

        boolean go() {
            long begun = System.nanoTime();
            boolean finished = learn(stage, this::stepped);
            nanos = System.nanoTime() - begun - checkNanos;
            return finished;
        }

        private boolean stepped(int step, float loss) {
            sum += loss;
            summed++;
            if ((step + 1) % Math.max(1, recipe.steps() / CHECKS) == 0) {
                check(step + 1);
            }
            return watcher.stepped(recipe.pointing().word(), step + 1, recipe.steps(), loss);
        }

        private void check(int step) {
            long begun = System.nanoTime();
            PointingScores scores = model.examine(checks, checks.size());
            curve.add(new Progress(step, sum / summed, scores.meanIou(), scores.precision()));
            sum = 0;
            summed = 0;
            checkNanos += System.nanoTime() - begun;
        }

        Trained trained() {
            return new Trained(model, List.copyOf(curve),
                    stage.trainable().values().stream().mapToLong(NDArray::size).sum(), stage.order(), nanos / 1e9);
        }
    }
}
