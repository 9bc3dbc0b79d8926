package org.pixelllm.eval.ablation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.eval.ablation.AblationPlan.Variant;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.train.Drawings;
import org.pixelllm.train.FrozenEncoder;
import org.pixelllm.train.PointingModel;
import org.pixelllm.train.PointingRecipe;
import org.pixelllm.train.PointingTraining;

/**
 * Trains a grid of models that differ in some fields of their recipe and in nothing else: the same beginning, drawings,
 * order and steps, each at its best of the same rates.
 *
 * <p>Each cell is stored as it ends. Whoever runs the plan again in the same folder goes on with what is missing; a plan
 * that grew keeps what it has.
 */
public final class Ablation {
    /** The file of the cells, a line of JSON each. */
    public static final String CELLS = "cells.jsonl";
    private static final String TUNING = "tuning.jsonl";
    private static final String MODELS = "models";
    private static final long LEARN_FROM = -4_000_000_000L; // training never sees a drawing from number 0 up
    private static final int DRAWN = 128; // pixels a side, as for learning
    private static final long JUDGE_BY = 1_000_000;
    private static final long CHECK_WITH = 2_000_000;

    private final AblationPlan plan;
    private final Path folder;
    private final Watcher watcher;
    private final CellStore cells;
    private final CellStore tuning;
    private int done;

    /** Told how far a grid has come. */
    public interface Watcher {
        /**
         * Something is done.
         *
         * @param doing in words: which cell of how many, and what it does
         * @param step steps done
         * @param steps of what is being done
         * @param note such as the loss
         * @return whether to go on
         */
        boolean at(String doing, int step, int steps, String note);
    }

    private Ablation(AblationPlan plan, Path folder, Watcher watcher) {
        this.plan = plan;
        this.folder = folder;
        this.watcher = watcher;
        cells = CellStore.open(folder.resolve(CELLS));
        tuning = CellStore.open(folder.resolve(TUNING));
    }

    /**
     * Runs what is missing of a plan.
     *
     * @param folder of the grid: cells, models, beginnings; made if it is not there
     * @return the plan's cells; fewer than it wants where the watcher had enough
     * @throws UserProblem if the folder cannot be written
     */
    public static AblationResult run(AblationPlan plan, Path folder, Watcher watcher) {
        try {
            Files.createDirectories(folder.resolve(MODELS));
        } catch (IOException e) {
            throw UserProblem.that("could not make the folder " + folder)
                    .line("it says", String.valueOf(e.getMessage()))
                    .line("try", "a folder that can be written to").because(e);
        }
        Ablation ablation = new Ablation(plan, folder, watcher);
        try {
            if (ablation.known().cells().size() < plan.cells()) {
                ablation.train();
            }
        } catch (CancellationException e) {
            return ablation.known(); // the watcher had enough before anything was learned
        }
        return ablation.known();
    }

    /**
     * Lets a grid begin as another one began: copies its captioners, where they are missing.
     *
     * @throws UserProblem if the other folder is no grid's, or a file cannot be copied
     */
    public static void adopt(Path other, Path folder) {
        try (Stream<Path> files = Files.list(other.resolve(MODELS))) {
            Files.createDirectories(folder.resolve(MODELS));
            for (Path file : files.filter(PointingTraining::isBeginning).toList()) {
                Path copy = folder.resolve(MODELS).resolve(file.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw UserProblem.that("could not begin as the grid in " + other).line("it says", e.toString())
                    .line("expected", "the folder of a grid, with the folder " + MODELS + " in it").because(e);
        }
    }

    /** Returns what is stored of a plan, without training anything. */
    public static AblationResult stored(AblationPlan plan, Path folder) {
        return new Ablation(plan, folder, (doing, step, steps, note) -> false).known();
    }

    /** Returns the file of a cell's model. */
    public static Path model(Path folder, Variant variant, long seed) {
        String name = variant.name().replaceAll("[^A-Za-z0-9.+-]+", "_") + "-seed" + seed;
        return folder.resolve(MODELS).resolve(name + ".safetensors");
    }

    private AblationResult known() {
        List<AblationResult.Entry> known = new ArrayList<>();
        for (Variant variant : plan.variants()) {
            for (long seed : plan.seeds()) {
                rate(variant).flatMap(rate -> cells.find(recipe(variant, rate, seed), plan.budget()))
                        .ifPresent(cell -> known.add(new AblationResult.Entry(variant, cell)));
            }
        }
        return new AblationResult(plan, known);
    }

    private static PointingRecipe recipe(Variant variant, double rate, long seed) {
        return variant.recipe().with("rate", rate).with("seed", seed);
    }

    /** Returns a variant's best rate, where it is known. */
    private Optional<Double> rate(Variant variant) {
        if (plan.rates().size() == 1) {
            return Optional.of(plan.rates().get(0));
        }
        double best = 0;
        double bestIou = -1;
        for (double rate : plan.rates()) {
            Optional<AblationCell> tried = tuning.find(trial(variant, rate), plan.budget());
            if (tried.isEmpty()) {
                return Optional.empty();
            }
            double iou = tried.get().scores().meanIou();
            best = iou > bestIou ? rate : best;
            bestIou = Math.max(iou, bestIou);
        }
        return Optional.of(best);
    }

    private PointingRecipe trial(Variant variant, double rate) {
        return recipe(variant, rate, plan.seeds().get(0)).with("steps", plan.tuneSteps());
    }

    private void train() {
        try (FrozenEncoder encoder = FrozenEncoder.of(plan.model(), plan.pixels());
                Drawings checks = draw(encoder, CHECK_WITH, plan.checks());
                Drawings questions = draw(encoder, JUDGE_BY, plan.questions());
                Drawings drawings = draw(encoder, LEARN_FROM, plan.pictures())) {
            new Grid(drawings, checks, questions).run();
        }
    }

    private Drawings draw(FrozenEncoder encoder, long first, int count) {
        return Drawings.of(encoder, first, count, seen -> {
            if (!watcher.at("looking at " + count + " drawings", seen, count, "")) {
                throw new CancellationException();
            }
        });
    }

    /** The cells over their drawings. */
    private final class Grid {
        private final Drawings checks;
        private final Drawings questions;
        private final PointingTraining training;
        private String doing = "";

        Grid(Drawings drawings, Drawings checks, Drawings questions) {
            this.checks = checks;
            this.questions = questions;
            training = new PointingTraining(drawings, checks, folder.resolve(MODELS), (what, step, steps,
                    loss) -> watcher.at(doing + ", " + what, step, steps,
                            String.format(Locale.ROOT, "loss %.3f", loss)));
        }

        void run() {
            List<Variant> variants = plan.variants();
            for (long seed : plan.seeds()) { // all variants with one seed first: even half a grid compares them
                for (Variant variant : variants) {
                    done++;
                    if (!tune(variant) || !cell(variant, seed)) {
                        return;
                    }
                }
            }
        }

        /** Makes the short runs that choose a variant's rate. */
        private boolean tune(Variant variant) {
            for (double rate : plan.rates().size() == 1 ? List.<Double>of() : plan.rates()) {
                PointingRecipe recipe = trial(variant, rate);
                if (tuning.find(recipe, plan.budget()).isEmpty()) {
                    doing = "cell " + done + " of " + plan.cells() + " tries rate " + rate;
                    if (!attempt(recipe)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private boolean attempt(PointingRecipe recipe) {
            try {
                return train(recipe, checks, tuning, Optional.empty());
            } catch (ArithmeticException e) { // a rate at which nothing is learned is a bad one, no more
                tuning.add(AblationCell.diverged(recipe, plan.budget(), plan.checks()));
                return true;
            }
        }

        private boolean cell(Variant variant, long seed) {
            PointingRecipe recipe = recipe(variant, rate(variant).orElseThrow(), seed);
            if (cells.find(recipe, plan.budget()).isPresent()) {
                return true;
            }
            doing = "cell " + done + " of " + plan.cells();
            try {
                return train(recipe, questions, cells, Optional.of(model(folder, variant, seed)));
            } catch (ArithmeticException e) {
                throw UserProblem.that("could not finish " + doing + ": " + variant.name() + ", seed " + seed)
                        .line("it says", e.getMessage()).line("rate", String.valueOf(recipe.rate()))
                        .line("try", "lower \"rates\" in the plan, or more \"tuneSteps\"; what is done is kept")
                        .because(e);
            }
        }

        private boolean train(PointingRecipe recipe, Drawings judges, CellStore store, Optional<Path> file) {
            Optional<PointingTraining.Trained> made = training.run(recipe);
            made.ifPresent(trained -> {
                try (PointingModel model = trained.model()) {
                    file.ifPresent(model::save);
                    store.add(new AblationCell(recipe, plan.budget(), model.size(), trained.learned(), trained.order(),
                            trained.seconds(), trained.curve(), PointingTraining.examine(model, judges)));
                }
            });
            return made.isPresent();
        }
    }

    /** Returns the first drawings that judge the models, for people to look at. */
    public static List<Scene> judges(int count) {
        return LongStream.range(JUDGE_BY, JUDGE_BY + count).mapToObj(seed -> Scene.of(seed, DRAWN, DRAWN)).toList();
    }
}
