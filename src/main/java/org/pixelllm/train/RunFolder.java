package org.pixelllm.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pixelllm.problem.UserProblem;

/** The folder of a training run. */
final class RunFolder {
    private static final Pattern UNFINISHED = Pattern.compile(
            "\\.([\\w-]+\\.(safetensors|csv|png)\\.\\d+|model\\.[0-9a-f-]{36})\\.(part|old)|\\.pixelllm\\d*\\.try");

    private RunFolder() {}

    /**
     * Makes the folder, if need be, and clears away what a killed run was about to write.
     *
     * @throws UserProblem if it cannot be made, or not be written to
     */
    static void make(Path out) {
        try {
            Files.createDirectories(out);
            Files.delete(Files.createTempFile(out, ".pixelllm", ".try"));
            clear(out);
        } catch (IOException e) {
            throw UserProblem.that("could not make the folder " + out).line("it says", String.valueOf(e.getMessage()))
                    .line("try", "a folder that can be written to").because(e);
        }
    }

    private static void clear(Path folder) throws IOException {
        for (Path left : files(folder)) {
            if (UNFINISHED.matcher(left.getFileName().toString()).matches()) {
                for (Path file : Files.isDirectory(left) ? files(left) : List.<Path>of()) {
                    Files.delete(file);
                }
                Files.delete(left);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /**
     * Refuses a folder with a run that nobody asked to go on with.
     *
     * @throws UserProblem if there is one
     */
    static void refuseRun(Path out) {
        if (Checkpoint.exists(out)) {
            throw UserProblem.that("found a training run in " + out)
                    .line("try", "--resume to go on, or another folder for --out");
        }
    }
}
