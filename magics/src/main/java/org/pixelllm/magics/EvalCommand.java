package org.pixelllm.magics;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.pixelllm.Loader;
import org.pixelllm.PixelLlm;
import org.pixelllm.data.scenes.Renderer;
import org.pixelllm.eval.SceneEvaluation;
import org.pixelllm.eval.SceneScores;
import org.pixelllm.eval.Showing;
import org.pixelllm.eval.task.EvaluationResult;
import org.pixelllm.model.Extent;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "eval", description = "Examines a model on drawn scenes that it has never seen: captions of boxes, words "
        + "in their place, referring. Returns a SceneScores. With --task and --data, examines it on a data set and "
        + "returns an EvaluationResult.", footer = {"", "Predictions are JSON lines, one for each question:",
            "  caption, location  {\"id\": \"42\", \"caption\": \"a red car\"}",
            "  refer              {\"id\": \"42\", \"box\": [x0, y0, x1, y1]}",
            "                     and, where there is one, \"mask\": {\"size\": [height, width], \"counts\": COCO's}",
            "  trace              {\"id\": \"42\", \"width\": 640, \"height\": 480,",
            "                     \"words\": [{\"text\": \"car\", \"points\": [[x, y]]}]}",
            "  dense              {\"id\": \"42\", \"regions\":",
            "                     [{\"box\": [x0, y0, x1, y1], \"score\": 0.9, \"caption\": \"a red car\"}]}",
            "  any                {\"id\": \"42\", \"refused\": \"why there is no answer\"}",
            "The id is the picture's; for refer and location that of the expression or region, or 42/1, 42/2 where",
            "the data set has none. What comes twice is 42, 42#2. Pixels count from the upper left corner.",
            "", "Example:", "  PROGRAM eval --count 50"})
final class EvalCommand implements Callable<Object> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    @Option(names = "--count", paramLabel = "N", defaultValue = "500", description = "How many scenes; ${DEFAULT-VALUE} unless told.")
    private int count;

    @Option(names = "--seed", paramLabel = "S", defaultValue = ""
            + SceneEvaluation.Options.SEED, description = "Number of the first one; ${DEFAULT-VALUE} unless told. With "
                    + "--limit, draws the pictures of a data set.")
    private long seed;

    @Option(names = "--size", paramLabel = "PX|WxH", defaultValue = "128", description = "Size at which scenes are drawn, such as 128 or 640x480.")
    private PictureSize size;

    @Option(names = "--frame", paramLabel = "WxH", description = "Lay them in the middle of a black frame of this size, as large as fits.")
    private PictureSize frame;

    @Option(names = "--jpeg", paramLabel = "QUALITY", description = "Save them as JPEG of this quality, 1 to 100, before the model sees them.")
    private int jpeg;

    @Option(names = "--renderer", paramLabel = "RENDERER", defaultValue = "own", description = "Who draws the scenes: own, or java2d, whose drawings no "
            + "training sees.")
    private Renderer renderer;

    @Option(names = "--model", paramLabel = "MODEL", description = "Examine this model folder instead of the loaded model.")
    private String model;

    @Option(names = "--lora", paramLabel = "FILE", description = "Lay on it what a training learned: its lora.safetensors.")
    private String lora;

    @Option(names = "--json", description = "Tell the result as a line of JSON.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Mixin
    private DataRun run;

    EvalCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Object call() throws InterruptedException {
        return data.given() || run.given() ? onData() : onScenes();
    }

    private SceneScores onScenes() throws InterruptedException {
        SceneEvaluation.Options options = new SceneEvaluation.Options(count, seed,
                new Showing(renderer, extent(size), extent(frame == null ? size : frame), jpeg));
        SceneScores scores = examine(options);
        desk.show(json ? scores.json().toString() : scores.table());
        return scores;
    }

    private EvaluationResult onData() {
        for (String option : new String[]{"--count", "--size", "--frame", "--jpeg", "--renderer"}) {
            if (isTold(option)) {
                throw UserProblem.that("draws no scenes for --data").line("seen", option)
                        .line("try", "--limit for some pictures only");
            }
        }
        Optional<Loader> other = model == null && lora == null ? Optional.empty() : Optional.of(other());
        return run.run(desk, data.read(desk, isTold("--seed") ? seed : 0), other, json);
    }

    private boolean isTold(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private static Extent extent(PictureSize size) {
        return new Extent(size.height(), size.width());
    }

    private SceneScores examine(SceneEvaluation.Options options) throws InterruptedException {
        if (model == null && lora == null) {
            return examine(desk.model(), options);
        }
        try (PixelLlm other = other().load()) {
            return examine(other, options);
        }
    }

    private Loader other() {
        return desk.loader(model == null ? PixelLlm.SCENES : model, lora);
    }

    private SceneScores examine(PixelLlm examined, SceneEvaluation.Options options) throws InterruptedException {
        Progress progress = new Progress(desk.host(), "examining", count);
        try {
            SceneScores scores = SceneEvaluation.run(examined, options, done -> progress.at(done, "scenes"));
            progress.done("examined " + count + " scenes");
            return scores;
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        }
    }
}
