package org.pixelllm.kernel.magic;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.magics.spi.Magic.Completions;

/** Completes file names. */
final class Paths {
    private static final int MOST = 200;

    private Paths() {}

    static Completions complete(String arguments, int cursor, Path directory) {
        int start = arguments.lastIndexOf(' ', cursor - 1) + 1;
        String begun = arguments.substring(start, cursor);
        int slash = begun.lastIndexOf('/') + 1;
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.resolve(begun.substring(0, slash)))) {
            for (Path file : files) {
                String name = file.getFileName().toString() + (Files.isDirectory(file) ? "/" : "");
                if (name.startsWith(begun.substring(slash)) && names.size() < MOST) {
                    names.add(begun.substring(0, slash) + name);
                }
            }
        } catch (IOException | InvalidPathException e) {
            return new Completions(cursor, cursor, List.of()); // no such folder: nothing fits
        }
        names.sort(null);
        return new Completions(start, cursor, names);
    }
}
