package org.pixelllm.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pixelllm.problem.UserProblem;

/** Finds the weights in a folder as Hugging Face and timm lay it out. */
final class WeightsFile {
    /** How the name of a sharded model's index ends. */
    static final String INDEX = ".safetensors.index.json";

    private static final String WEIGHTS = ".safetensors";
    private static final int LISTED = 10_000;

    private WeightsFile() {}

    /**
     * Returns the one file, or the index, that holds the folder's weights; {@code model.safetensors} goes first.
     *
     * @throws UserProblem if there is none, or more than one that could be meant
     */
    static Path in(Path folder) {
        List<Path> files = list(folder);
        return named(files, "model" + WEIGHTS).or(() -> named(files, "model" + INDEX))
                .or(() -> only(folder, files, INDEX)).or(() -> only(folder, files, WEIGHTS))
                .orElseGet(() -> none(folder, files));
    }

    private static Optional<Path> named(List<Path> files, String name) {
        return files.stream().filter(file -> file.getFileName().toString().equals(name)).findFirst();
    }

    private static Optional<Path> only(Path folder, List<Path> files, String ending) {
        List<Path> found = files.stream().filter(file -> file.toString().endsWith(ending)).toList();
        if (found.size() > 1) {
            throw UserProblem.that("found several weights in \"" + folder + "\"")
                    .line("found", found.get(0).getFileName() + ", " + found.get(1).getFileName()
                            + (found.size() > 2 ? " and " + (found.size() - 2) + " more" : ""))
                    .line("try", "the path of one of them: " + found.get(0));
        }
        return found.stream().findFirst();
    }

    private static Path none(Path folder, List<Path> files) {
        files.stream().filter(Pickles::isNamedSo).findFirst().ifPresent(file -> {
            throw Pickles.refusal(file);
        });
        throw UserProblem.that("could not find weights in the folder \"" + folder + "\"")
                .line("looked for", "model.safetensors, model.safetensors.index.json, *.safetensors")
                .line("try", "the folder as it was downloaded");
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.limit(LISTED).filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw UserProblem.that("could not look into the folder \"" + folder + "\"")
                    .line("because", String.valueOf(e.getMessage())).because(e);
        }
    }
}
