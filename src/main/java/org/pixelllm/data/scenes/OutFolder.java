package org.pixelllm.data.scenes;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pixelllm.problem.UserProblem;

/**
 * The folder that a data set goes to. Files are made in a folder inside it and moved out when all are complete, so a run
 * that is stopped leaves an earlier run's files as they were.
 */
final class OutFolder {
    private static final String PARTIAL = ".partial";
    private static final Set<String> OURS = Set.of(PicturesChapter.FOLDER, NarrativesChapter.FILE,
            InstancesChapter.FILE,
            RefsChapter.FILE, RegionsChapter.FILE, ImageDataChapter.FILE, SceneSheet.FILE, PARTIAL);

    private final Path folder;
    private final Path partial;

    OutFolder(Path folder) {
        this.folder = folder;
        partial = folder.resolve(PARTIAL);
    }

    /** Returns an empty folder to write to. */
    Path begin() throws IOException {
        Files.createDirectories(folder);
        refuseForeign(names(folder), OURS::contains);
        if (Files.isDirectory(images())) {
            refuseForeign(names(images()), name -> name.matches("\\d{12}\\.png"));
        }
        delete(partial);
        return Files.createDirectory(partial);
    }

    private Path images() {
        return folder.resolve(PicturesChapter.FOLDER);
    }

    private void refuseForeign(List<String> names, Predicate<String> ours) {
        names.stream().filter(name -> !ours.test(name)).findFirst().ifPresent(name -> {
            throw UserProblem.that("does not write scenes into a folder that holds other files")
                    .line("seen", name + " in " + folder).line("works", "a new or empty folder, or an earlier run's")
                    .line("try", "--out " + folder + "-scenes");
        });
    }

    /** Moves the complete files to their names in place of an earlier run's. */
    void finish() throws IOException {
        for (String name : OURS) {
            if (!name.equals(PARTIAL)) {
                delete(folder.resolve(name));
            }
        }
        for (String name : names(partial)) {
            Files.move(partial.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Removes what is not complete; never fails, because it runs after the work, failed or not. */
    void clear() {
        try {
            delete(partial);
        } catch (IOException e) {
            // the next run tries again
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Says in the user's words why a file could not be written. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no right to write there";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "a file where a folder should be";
        }
        if (e instanceof NoSuchFileException) {
            return "a folder that went away";
        }
        return e.getMessage() == null ? "a failing disk" : e.getMessage();
    }
}
