package org.pixelllm.magics;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixelllm.PixelLlm;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.Format;
import org.pixelllm.nn.Processor;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.train.DataPlan;
import org.pixelllm.train.DataRecipe;
import org.pixelllm.train.DataTask;
import org.pixelllm.train.DataTraining;
import org.pixelllm.train.RecipeFile;
import org.pixelllm.train.ScenesRecipe;
import org.pixelllm.train.ScenesTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "train", description = "Trains a model: on your pictures with --data, else on drawn scenes from nothing. "
        + "Stop it any time: what is learned is kept, --resume goes on. Returns the model's folder.", footer = {"",
            "Example:", "  PROGRAM train --data DIR --recipe lora --out mine"})
final class TrainCommand implements Callable<Path> {
    private static final String SCENES = "scenes";
    private static final String OFF = "off";

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

    @Option(names = "--tasks", paramLabel = "TASKS", description = "What to learn of caption,location,refer,mask,dense; all that the recipe says, the data have and the model can unless told.")
    private String tasks;

    @Option(names = "--model", paramLabel = "MODEL", defaultValue = PixelLlm.SCENES, description = "The model to begin with, with --data; ${DEFAULT-VALUE} unless told.")
    private String model;

    @Option(names = "--recipe", paramLabel = "RECIPE", description = "How to train: scenes without --data; lora, published-trace or published-joint "
            + "with it; or a FILE.json. The first of these unless told.")
    private String recipe;

    @Option(names = "--stage", paramLabel = "N", description = "Begin a recipe for scenes at its N-th stage, with --model instead of nothing.")
    private Integer stage;

    @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "Change a field of the recipe, such as rate=0.002 or lora.rank=16; "
            + "with --data. docs/recipe.md lists all.")
    private Map<String, String> fields = Map.of();

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "cpu", description = "What computes, cpu or gpu; with --data.")
    private String device;

    @Option(names = "--cache", paramLabel = "DIR", description = "Where to keep what a frozen encoder sees of the pictures, for later runs: "
            + "a folder of at most 4 GB, or off; .cache/pixelllm/seen in your home folder unless told.")
    private String cache;

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
        Processor processor = Processor.of(device);
        TrainWatch watch = new TrainWatch(desk, folder, data.isEmpty());
        boolean finished = data.isEmpty() ? scenes(folder, watch) : data(folder, processor, watch);
        watch.draw();
        if (!finished) {
            desk.show("Stopped and saved in " + folder + "; go on with --resume.");
            return folder;
        }
        Path trained = folder.resolve(ScenesTraining.MODEL);
        desk.show("Trained the model in " + trained + "; use it with " + desk.program() + " load " + trained);
        Path alone = folder.resolve(DataTraining.LORA);
        if (Files.exists(alone)) {
            desk.host().out()
                    .println("What it learned lies alone in " + alone + ": " + desk.program() + " load " + model
                            + " --lora " + alone);
        }
        return trained;
    }

    private boolean scenes(Path folder, TrainWatch watch) {
        if (tasks != null || format != null || images != null || !fields.isEmpty() || !device.equals("cpu")
                || recipe != null && RecipeFile.isPreset(recipe)) {
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

    private boolean data(Path folder, Processor processor, TrainWatch watch) {
        DataSet.Options options = DataSet.Options.STRICT;
        options = images == null ? options : options.picturesIn(desk.path(images).toAbsolutePath().normalize());
        List<Path> folders = data.stream().map(desk::path).map(path -> path.toAbsolutePath().normalize()).toList();
        return DataTraining.run(new DataPlan(folders, Optional.ofNullable(format).map(Format::of),
                skipBad ? options.skippingBad() : options, begun(), recipe(),
                tasks == null ? List.of() : DataTask.list(tasks), processor, cache()), folder, resume, watch);
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
        DataRecipe found = RecipeFile.isPreset(named) ? RecipeFile.preset(named) : RecipeFile.read(desk.path(named));
        return RecipeFile.varied(found, fields);
    }

    private Optional<Path> cache() {
        if (OFF.equals(cache)) {
            return Optional.empty();
        }
        return Optional.of(cache == null
                ? Path.of(System.getProperty("user.home"), ".cache", "pixelllm", "seen")
                : desk.path(cache));
    }
}
