package org.pixelllm.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixelllm.PixelLlm;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.Format;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.Charts;
import org.pixelllm.train.DataRecipe;
import org.pixelllm.train.DataTask;
import org.pixelllm.train.DataTraining;
import org.pixelllm.train.LossLog;
import org.pixelllm.train.RecipeFile;
import org.pixelllm.train.ScenesRecipe;
import org.pixelllm.train.ScenesTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "train", description = "Trains a model: on your pictures with --data, else on drawn scenes from nothing. "
        + "Stop it any time: what is learned is kept, --resume goes on. Returns the model's folder.")
final class TrainCommand implements Callable<Path> {
    private static final String SCENES = "scenes";
    private static final long BETWEEN_CHARTS_NANOS = 60_000_000_000L;
    private static final long SOON_NANOS = 10_000_000_000L;

    private final Desk desk;

    @Option(names = "--data", paramLabel = "DIR", arity = "1..*", description = "Learn from these data sets: folders with annotations and pictures.")
    private List<String> data = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "Read this one only, where a folder holds several: localized-narratives, "
            + "refcoco, mdetr, uninext, visual-genome, grit, coco-captions, coco-instances or plain.")
    private String format;

    @Option(names = "--images", paramLabel = "DIR", description = "Folder with the pictures, if they lie elsewhere.")
    private String images;

    @Option(names = "--skip-bad", description = "Leave out what is broken in the data, instead of stopping there.")
    private boolean skipBad;

    @Option(names = "--tasks", paramLabel = "TASKS", description = "What to learn of caption,location,refer; all that the recipe says and the data have unless told.")
    private String tasks;

    @Option(names = "--model", paramLabel = "MODEL", defaultValue = PixelLlm.SCENES, description = "The model to begin with, with --data; ${DEFAULT-VALUE} unless told.")
    private String model;

    @Option(names = "--recipe", paramLabel = "RECIPE", description = "How to train: scenes without --data; lora, published-trace or published-joint "
            + "with it; or a FILE.json. The first of these unless told.")
    private String recipe;

    @Option(names = "--stage", paramLabel = "N", description = "Begin a recipe for scenes at its N-th stage, with --model instead of nothing.")
    private Integer stage;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the run: checkpoint, losses, charts, and the model at the end.")
    private Path out;

    @Option(names = "--resume", description = "Go on with the run in the folder.")
    private boolean resume;

    TrainCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Path call() {
        return desk.isNotebook() ? train() : ExitGuard.during(this::train);
    }

    private Path train() {
        Path folder = desk.path(out.toString());
        Watch watch = new Watch(folder);
        boolean finished = data.isEmpty() ? scenes(folder, watch) : data(folder, watch);
        watch.draw();
        if (!finished) {
            desk.show("Stopped and saved in " + folder + "; go on with --resume.");
            return folder;
        }
        Path trained = folder.resolve(ScenesTraining.MODEL);
        desk.show("Trained the model in " + trained + "; use it with " + desk.program() + " load " + trained);
        return trained;
    }

    private boolean scenes(Path folder, Watch watch) {
        if (tasks != null || format != null || images != null || recipe != null && RecipeFile.isPreset(recipe)) {
            throw UserProblem.that("needs to know what to learn from")
                    .line("try", "train --data DIR --out " + out + ", or no options but --recipe scenes and --out");
        }
        ScenesTraining.Start begin = stage == null
                ? ScenesTraining.Start.FRESH
                : new ScenesTraining.Start(Optional.of(begun()), stage);
        boolean builtIn = recipe == null || recipe.equals(SCENES);
        return ScenesTraining.run(builtIn ? ScenesRecipe.DEFAULT : ScenesRecipe.read(desk.path(recipe)), folder, begin,
                resume, watch);
    }

    private boolean data(Path folder, Watch watch) {
        DataSet.Options options = DataSet.Options.STRICT;
        options = images == null ? options : options.picturesIn(desk.path(images).toAbsolutePath().normalize());
        List<Path> folders = data.stream().map(desk::path).map(path -> path.toAbsolutePath().normalize()).toList();
        return DataTraining.run(new DataTraining.Plan(folders, Optional.ofNullable(format).map(Format::of),
                skipBad ? options.skippingBad() : options, begun(), recipe(),
                tasks == null ? List.of() : DataTask.list(tasks)), folder, resume, watch);
    }

    private String begun() {
        return model.equals(PixelLlm.SCENES) ? model : desk.path(model).toString();
    }

    private DataRecipe recipe() {
        if (recipe != null && recipe.equals(SCENES)) {
            throw UserProblem.that("cannot train on data with the recipe \"scenes\"")
                    .line("it draws", "its own pictures")
                    .line("try", "--recipe " + String.join(" or ", RecipeFile.presets()));
        }
        String named = recipe == null ? RecipeFile.presets().get(0) : recipe;
        return RecipeFile.isPreset(named) ? RecipeFile.preset(named) : RecipeFile.read(desk.path(named));
    }

    /** Tells progress, redraws the chart, and lets an interrupt stop the run after its step. */
    private final class Watch implements DataTraining.Watcher {
        private final Path folder;
        private String stage = "";
        private Progress progress;
        private String chart;
        private long drawn = System.nanoTime();

        Watch(Path folder) {
            this.folder = folder;
        }

        @Override
        public void begins(String facts) {
            desk.host().out().println(facts);
        }

        @Override
        public boolean stepped(String name, int step, int steps, Map<String, Float> losses) {
            if (!name.equals(stage)) {
                stage = name;
                progress = new Progress(desk.host(), "learning to " + name + ", step", steps, step - 1);
            }
            progress.at(step, String.format(java.util.Locale.ROOT, "loss %.3f", losses.get("loss")));
            if (System.nanoTime() - drawn > (data.isEmpty() ? BETWEEN_CHARTS_NANOS : SOON_NANOS)) {
                draw();
            }
            return !Thread.interrupted();
        }

        /** Writes a chart of each stage beside the run; shows the current one in a notebook. */
        void draw() {
            drawn = System.nanoTime();
            LossLog.read(folder).forEach((name, losses) -> {
                Map<String, double[][]> lines = new LinkedHashMap<>(losses);
                lines.keySet().removeIf(line -> line.equals("loss") || line.startsWith("token ")
                        || line.startsWith("region ")); // the sum, and questions that only help to learn
                byte[] png = Charts.lines("Learning to " + name, "step", lines);
                write(folder.resolve("losses-" + name + ".png"), png);
                if (name.equals(stage)) {
                    show(png);
                }
            });
        }

        private void show(byte[] png) {
            if (!desk.isNotebook()) {
                return;
            }
            Bundle bundle = Bundle.text("losses of " + stage).with(Bundle.PNG, Base64.getEncoder().encodeToString(png));
            if (chart == null) {
                chart = desk.host().display(bundle);
            } else {
                desk.host().update(chart, bundle);
            }
        }

        private static void write(Path file, byte[] bytes) {
            try {
                Files.write(file, bytes);
            } catch (IOException e) {
                throw UserProblem.that("could not write " + file).line("it says", String.valueOf(e.getMessage()))
                        .line("try", "a folder that can be written to, with room in it").because(e);
            }
        }
    }
}
