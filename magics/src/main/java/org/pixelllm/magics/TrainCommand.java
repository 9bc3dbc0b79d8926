package org.pixelllm.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.Charts;
import org.pixelllm.train.LossLog;
import org.pixelllm.train.ScenesRecipe;
import org.pixelllm.train.ScenesTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "train", description = "Trains a model of drawn scenes from nothing. Stop it any time: what is learned "
        + "is kept, --resume goes on. Returns the model's folder.")
final class TrainCommand implements Callable<Path> {
    private static final long BETWEEN_CHARTS_NANOS = 60_000_000_000L;

    private final Desk desk;

    @Option(names = "--recipe", paramLabel = "scenes|FILE.json", defaultValue = "scenes", description = "How to train; ${DEFAULT-VALUE} unless told.")
    private String recipe;

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
        ScenesRecipe chosen = recipe.equals("scenes") ? ScenesRecipe.DEFAULT : ScenesRecipe.read(desk.path(recipe));
        Watch watch = new Watch(folder);
        boolean finished = ScenesTraining.run(chosen, folder, resume, watch);
        watch.draw();
        if (!finished) {
            desk.show("Stopped and saved in " + folder + "; go on with --resume.");
            return folder;
        }
        Path model = folder.resolve(ScenesTraining.MODEL);
        desk.show("Trained the model in " + model + "; use it with " + desk.program() + " load " + model);
        return model;
    }

    /** Tells progress, redraws the chart, and lets an interrupt stop the run after its step. */
    private final class Watch implements ScenesTraining.Watcher {
        private final Path folder;
        private String stage = "";
        private Progress progress;
        private String chart;
        private long drawn = System.nanoTime();

        Watch(Path folder) {
            this.folder = folder;
        }

        @Override
        public boolean stepped(String name, int step, int steps, Map<String, Float> losses) {
            if (!name.equals(stage)) {
                stage = name;
                progress = new Progress(desk.host(), "learning to " + name + ", step", steps, step - 1);
            }
            progress.at(step, String.format(java.util.Locale.ROOT, "loss %.3f", losses.get("loss")));
            if (System.nanoTime() - drawn > BETWEEN_CHARTS_NANOS) {
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
