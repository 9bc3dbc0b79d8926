package org.pixelllm.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;

/** Finds the place that a user means. */
final class Places {
    private static final int LISTED = 1000;

    private Places() {}

    /**
     * Returns the model in the jar of this name, else the folder of this path.
     *
     * @throws UserProblem if there is neither, with names that are near
     */
    static Place find(String nameOrFolder) {
        if (Place.BUILT_IN.contains(nameOrFolder)) {
            return new Place.InJar(nameOrFolder);
        }
        Path path = path(nameOrFolder);
        if (!Files.isDirectory(path)) {
            throw Files.exists(path) ? noFolder(path) : missing(nameOrFolder, path);
        }
        return new Place.Folder(path);
    }

    private static Path path(String text) {
        try {
            return Path.of(text.isBlank() ? "\0" : text);
        } catch (InvalidPathException e) {
            throw UserProblem.that("could not find the model " + Header.quoted(text))
                    .line("found", "characters that no folder has in its name")
                    .line("try", String.join(", ", Place.BUILT_IN)).because(e);
        }
    }

    private static UserProblem noFolder(Path path) {
        UserProblem problem = UserProblem.that("could not load the model \"" + path + "\"")
                .line("found", "a file, not a folder");
        return path.getParent() == null ? problem : problem.line("try", path.getParent().toString());
    }

    private static UserProblem missing(String text, Path path) {
        UserProblem problem = UserProblem.that("could not find the model " + Header.quoted(text));
        List<String> near = Nearest.to(text, known(path));
        if (!near.isEmpty()) {
            problem.line("did you mean", String.join("  or  ", near) + " ?");
        }
        return problem.line("try", String.join(", ", Place.BUILT_IN) + ", or the path of a model folder");
    }

    private static List<String> known(Path path) {
        List<String> known = new ArrayList<>(Place.BUILT_IN);
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null && Files.isDirectory(parent)) {
            try (Stream<Path> beside = Files.list(parent)) {
                beside.filter(Files::isDirectory).limit(LISTED)
                        .forEach(folder -> known.add(path.resolveSibling(folder.getFileName()).toString()));
            } catch (IOException e) {
                return known; // a folder that cannot be listed has no suggestions
            }
        }
        return known;
    }
}
