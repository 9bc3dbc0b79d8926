package org.pixelllm.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.Precision;

/**
 * Measures the resident memory of a process that does nothing but load a model and caption a picture.
 *
 * <pre>
 * mvn -q -P bench -pl src test-compile -Dbench.class=LoadedMemory -Dbench.model=base
 * </pre>
 */
public final class LoadedMemory {
    private LoadedMemory() {}

    /**
     * Loads a model folder, captions once, and prints the megabytes that the process held at most; of a size (scenes,
     * base) it first writes a folder with random weights.
     */
    public static void main(String[] arguments) {
        if (Files.isDirectory(Path.of(arguments[0]))) {
            print(arguments[0]);
        } else {
            try (EndlessModel model = new EndlessModel(StageBenchmark.config(arguments[0]))) {
                System.out.printf("Loading a model of size %s and captioning once: %s%n", arguments[0], told(model));
            }
        }
    }

    private static void print(String folder) {
        try (PixelLlm model = PixelLlm.load(folder)) {
            model.caption(Scene.of(1, 640, 480).picture(), Prompt.WHOLE, "");
        }
        ResidentMemory.peakMegabytes().ifPresent(megabytes -> System.out.printf(Locale.ROOT, "%.0f MB", megabytes));
    }

    /** Writes a model to a folder for a while, and returns what a fresh Java tells about it. */
    static String told(EndlessModel model) {
        try {
            Path folder = Files.createTempDirectory("memory");
            try {
                var config = model.network().config();
                ModelFolder.write(folder, config, model.parameters(),
                        EndlessModel.tokenizer(config.text().vocabulary()), Precision.FLOAT32, "");
                String told = run(folder);
                return told.isEmpty() ? "this system does not tell memory" : told;
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Path folder) throws IOException {
        String java = String.join(File.separator, System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(List.of(java, "-Djava.awt.headless=true", "-classpath",
                System.getProperty("java.class.path"), LoadedMemory.class.getName(), folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("the fresh Java failed");
        }
        return told;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
