package org.pixelllm.magics;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.pixelllm.image.PictureReader;
import org.pixelllm.problem.UserProblem;

/** Finds the pictures that a pattern such as {@code holiday/*.jpg} matches. */
final class Glob {
    private static final int DEEPEST = 12;
    private static final int MOST_FILES = 1_000_000;

    private final Path folder;

    /**
     * Looks from a folder.
     *
     * @param folder against which a relative pattern is resolved
     */
    Glob(Path folder) {
        this.folder = folder;
    }

    static boolean isGlob(String name) {
        return name.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /** Says whether the file system could hold a file of this very name. */
    static boolean isPath(String name) {
        try {
            Path.of(name);
            return true;
        } catch (InvalidPathException e) {
            return false; // such as a * on Windows
        }
    }

    /**
     * Returns the pictures that match, by name; links are not followed.
     *
     * @throws UserProblem if there is none
     */
    List<Path> find(String pattern) {
        String slashes = pattern.replace(File.separatorChar, '/');
        int fixed = slashes.lastIndexOf('/', firstSpecial(slashes)) + 1;
        Path base = folder.resolve(slashes.substring(0, fixed));
        List<Path> found = matches(base, slashes.substring(fixed), pattern);
        if (found.isEmpty()) {
            throw UserProblem.that("found no picture for the pattern \"" + pattern + "\"")
                    .line("looked in", base.toString())
                    .line("reads", "PNG, JPEG, GIF and BMP");
        }
        return found;
    }

    private List<Path> matches(Path base, String rest, String pattern) {
        int depth = rest.contains("**") ? DEEPEST : (int) rest.chars().filter(c -> c == '/').count() + 1;
        try (Stream<Path> files = Files.walk(base, depth)) {
            PathMatcher matcher = base.getFileSystem().getPathMatcher("glob:" + rest);
            return files.limit(MOST_FILES).filter(file -> matcher.matches(base.relativize(file)))
                    .filter(file -> PictureReader.named(file.getFileName().toString())).sorted().toList();
        } catch (IOException e) {
            return List.of(); // no such folder: nothing found
        } catch (UncheckedIOException e) {
            throw UserProblem.that("could not look through " + base).line("seen", e.getCause().toString()).because(e);
        } catch (PatternSyntaxException e) {
            throw UserProblem.that("could not read the pattern \"" + pattern + "\"").line("seen", e.getDescription())
                    .line("try", "\"*.jpg\" or \"**/*.png\"").because(e);
        }
    }

    private static int firstSpecial(String pattern) {
        return Set.of('*', '?', '[', '{').stream().mapToInt(pattern::indexOf).filter(i -> i >= 0).min()
                .orElse(pattern.length());
    }
}
