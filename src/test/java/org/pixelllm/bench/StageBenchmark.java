package org.pixelllm.bench;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Locale;
import org.pixelllm.PixelLlm;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Presets;
import org.pixelllm.weights.ModelFolder;

/**
 * Measures every stage at the default model's size and at {@link Presets#BASE}, with random weights, and how much memory
 * loading a model of that size takes. Prints Markdown.
 *
 * <pre>
 * mvn -q -P bench -pl src test-compile -Dbench.class=StageBenchmark -Dbench.model=scenes
 * mvn -q -P bench -pl src test-compile -Dbench.class=StageBenchmark -Dbench.model=base -Dbench.seconds=5
 * </pre>
 */
public final class StageBenchmark {
    private StageBenchmark() {}

    /** Takes sizes with commas between them (scenes, base), runs of each stage at most, "", seconds for each stage. */
    public static void main(String[] arguments) {
        Clock.Effort effort = new Clock.Effort(Integer.parseInt(arguments[1]), Double.parseDouble(arguments[3]));
        for (String size : arguments[0].split(",")) {
            measure(size, effort);
        }
    }

    private static void measure(String size, Clock.Effort effort) {
        try (EndlessModel model = new EndlessModel(config(size))) {
            System.out.printf(Locale.ROOT, "### Size of `%s`: %.1f million parameters%n%n", size, model.size() / 1e6);
            new Stages(model, effort).measure();
            System.out.printf(Locale.ROOT, "%nLoading it and captioning once: %s at most (6 GB are allowed).%n",
                    LoadedMemory.told(model));
            System.out.printf("Java %s, %s %s, PyTorch %s with %d threads on %d processors.%n%n", Runtime.version(),
                    System.getProperty("os.name"), System.getProperty("os.arch"), Engine.getInstance().getVersion(),
                    JniUtils.getNumThreads(), Runtime.getRuntime().availableProcessors());
        }
    }

    static ModelConfig config(String size) {
        return switch (size) {
            case "scenes" -> ModelFolder.read(PixelLlm.SCENES).config();
            case "base" -> Presets.BASE;
            default -> throw new IllegalArgumentException(size + " is none of scenes, base");
        };
    }
}
