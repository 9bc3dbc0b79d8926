package org.pixelllm.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.TokenizerFile;

/** Puts a whole model folder in the place of an old one; nobody sees half of it. */
final class FolderReplacement {
    private static final List<String> OURS = Stream.concat(
            Stream.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS, ModelFolder.CARD), TokenizerFile.NAMES.stream())
            .toList();

    private FolderReplacement() {}

    /** What goes into the new folder. */
    @FunctionalInterface
    interface Content {
        void write(Path folder) throws IOException;
    }

    static void write(Path folder, Content content) {
        try {
            refuseForeign(folder);
            replace(folder.toAbsolutePath().normalize(), content);
        } catch (IOException e) {
            throw UserProblem.that("could not write the model \"" + folder + "\"")
                    .line("because", String.valueOf(e.getMessage()))
                    .line("try", "a folder with space that you may write to").because(e);
        }
    }

    private static void replace(Path folder, Content content) throws IOException {
        Path part = beside(folder, "part");
        Path old = beside(folder, "old");
        Files.createDirectories(folder.getParent());
        Files.createDirectory(part);
        try {
            content.write(part);
            if (Files.exists(folder)) {
                Files.move(folder, old);
            }
            Files.move(part, folder);
        } finally {
            if (!Files.exists(folder) && Files.exists(old)) {
                Files.move(old, folder);
            }
            delete(part);
            delete(old);
        }
    }

    private static void refuseForeign(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !OURS.contains(file.getFileName().toString())).findFirst().ifPresent(file -> {
                throw UserProblem.that("did not replace \"" + folder + "\" by a model")
                        .line("found", "\"" + file.getFileName() + "\" in it, which is no part of a model")
                        .line("try", "a new folder");
            });
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (String file : OURS) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.delete(folder);
        }
    }

    private static Path beside(Path folder, String role) {
        return folder.resolveSibling(".%s.%s.%s".formatted(folder.getFileName(), UUID.randomUUID(), role));
    }
}
