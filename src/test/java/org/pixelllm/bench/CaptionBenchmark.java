package org.pixelllm.bench;

import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.image.Picture;
import org.pixelllm.model.EncoderConfig;
import org.pixelllm.model.ExtractorConfig;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.PixelStats;
import org.pixelllm.model.PointConfig;
import org.pixelllm.model.TextConfig;

/**
 * Measures loading, captions, a caption of fixed length stage by stage, and memory over many captions.
 *
 * <pre>
 * mvn -q -P bench -pl src test-compile
 * mvn -q -P bench -pl src test-compile -Dbench.model=FOLDER -Dbench.runs=100 -Dbench.captions=2000
 * </pre>
 */
public final class CaptionBenchmark {
    private static final int SETTLED = 200; // captions after which memory must not grow

    private final String name;
    private final int runs;
    private final int captions;
    private final Iterator<Picture> scenes = Stream.iterate(2_000_000L, seed -> seed + 1)
            .map(seed -> Scene.of(seed, 128, 128).picture()).iterator();

    private CaptionBenchmark(String name, int runs, int captions) {
        this.name = name;
        this.runs = runs;
        this.captions = captions;
    }

    /** Takes a model's name or folder, the runs of each measurement, and how many captions memory is watched for. */
    public static void main(String[] arguments) {
        new CaptionBenchmark(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])).run();
    }

    /** The sizes that the plain PyTorch program has unless told otherwise. */
    static ModelConfig program() {
        return ModelConfig.plain(
                new EncoderConfig(128, 8, 128, 128, 6, 4, 8.0 / 3, EncoderConfig.Stem.PATCH, PixelStats.CLIP),
                new ExtractorConfig(64, 64, 2, 256, 16, 128),
                new TextConfig(200, 128, 4, 32, 1, 2, 384, 64, LoraConfig.NONE, LoraConfig.NONE),
                new PointConfig(512, 4, 2, PointConfig.Answer.FULL_STOP));
    }

    private void run() {
        System.out.printf("Java %s, %s %s, %d processors%n", Runtime.version(), System.getProperty("os.name"),
                System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors());
        print("load, first in the process", Clock.once(() -> PixelLlm.load(name).close()));
        print("load, again", Clock.median(3, () -> PixelLlm.load(name).close()));
        try (PixelLlm model = PixelLlm.load(name)) {
            captions(model);
            fixed("at the sizes of this model, random weights:", model.config());
            fixed("at the sizes of the plain PyTorch program, random weights:", program());
            memory(model);
        }
    }

    private void captions(PixelLlm model) {
        Picture[] picture = new Picture[1];
        double drawing = Clock.median(runs, () -> picture[0] = scenes.next());
        print("caption of a new scene", Clock.median(runs, () -> {
            picture[0] = scenes.next();
            model.caption(picture[0], Prompt.WHOLE, "");
        }) - drawing);
        print("caption of the same again", Clock.median(runs, () -> model.caption(picture[0], Prompt.WHOLE, "")));
        print("a box of the same", Clock.median(runs, () -> model.caption(picture[0], Prompt.box(20, 20, 60, 60), "")));
        print("an expression in the same", Clock.median(runs, () -> model.refer(picture[0], "the red car")));
    }

    private void fixed(String title, ModelConfig shape) {
        System.out.println(title);
        try (FixedLength fixed = new FixedLength(shape)) {
            fixed.measure(runs);
        }
    }

    private void memory(PixelLlm model) {
        OptionalDouble settled = OptionalDouble.empty();
        for (int i = 1; i <= captions; i++) {
            model.caption(scenes.next(), Prompt.WHOLE, "");
            settled = i == Math.min(SETTLED, captions) ? ResidentMemory.megabytes() : settled;
        }
        if (settled.isPresent()) {
            double before = settled.getAsDouble();
            double after = ResidentMemory.megabytes().orElseThrow();
            System.out.printf(Locale.ROOT,
                    "resident memory after %d captions %.0f MB, after %d captions %.0f MB (%+.1f %%)%n",
                    Math.min(SETTLED, captions), before, captions, after, 100 * (after / before - 1));
        }
    }

    private static void print(String what, double millis) {
        System.out.printf(Locale.ROOT, "%-28s%8.2f ms%n", what, millis);
    }
}
