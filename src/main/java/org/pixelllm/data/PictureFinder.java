package org.pixelllm.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.pixelllm.image.PictureReader;

/**
 * Finds the pictures of a data set by file name, address or id, in its folder and the folders within, and never outside.
 *
 * <p>Ids become file names as the data sets make them: {@code 42.jpg}, {@code 000000000042.jpg},
 * {@code COCO_train2014_000000000042.jpg}.
 */
final class PictureFinder {
    private static final int DEPTH = 3;
    private static final int MOST_FOLDERS = 200;
    private static final List<UnaryOperator<String>> NAMES = List.of(name -> name,
            name -> name.substring(name.lastIndexOf('/') + 1), id -> id + ".jpg", id -> id + ".png",
            id -> padded(id) + ".jpg", id -> padded(id) + ".png", id -> "COCO_train2014_" + padded(id) + ".jpg",
            id -> "COCO_val2014_" + padded(id) + ".jpg", id -> id + ".jpeg");

    private final Path folder;
    private final boolean required;
    private final List<Path> folders;
    private int lastFolder;
    private int lastName;

    /**
     * Looks in a folder.
     *
     * @param required whether pictures must be there; otherwise they are taken to lie in the folder itself
     */
    PictureFinder(Path folder, boolean required) {
        this.folder = folder;
        this.required = required;
        folders = required ? folders(folder) : List.of(folder);
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            return all.filter(Files::isDirectory).sorted().limit(MOST_FOLDERS).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of(folder);
        }
    }

    boolean required() {
        return required;
    }

    /** Finds a picture by its name or its id. */
    Path find(String called, Position at) throws BadRow {
        String name = local(called.strip().replace('\\', '/'));
        try {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder.normalize()) || Path.of(name).isAbsolute() || name.isEmpty()) {
                throw new BadRow(Flaw.FOREIGN_PATH, at, called);
            }
            return required ? search(name, called, at) : file;
        } catch (InvalidPathException e) {
            throw new BadRow(Flaw.FOREIGN_PATH, at, called);
        }
    }

    /** Returns the last folder and the name of an address. */
    private static String local(String address) {
        if (!address.matches("(?i)[a-z]+://.*")) {
            return address;
        }
        String[] parts = address.split("/");
        return parts.length < 2 ? "" : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    private Path search(String name, String called, Position at) throws BadRow {
        for (int i = 0; i < folders.size(); i++) {
            int in = (lastFolder + i) % folders.size(); // where the last one was
            for (int j = 0; j < NAMES.size(); j++) {
                int as = (lastName + j) % NAMES.size();
                String file = NAMES.get(as).apply(name);
                Path path = folders.get(in).resolve(file);
                if (PictureReader.named(file) && Files.isRegularFile(path)) {
                    lastFolder = in;
                    lastName = as;
                    return path;
                }
            }
        }
        throw new BadRow(Flaw.MISSING_PICTURE, at, called);
    }

    private static String padded(String id) {
        return "0".repeat(Math.max(0, 12 - id.length())) + id;
    }
}
