package org.pixelllm.kernel.magic;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pixelllm.magics.spi.MagicException;

/** Finds files by a path in which {@code *} and {@code ?} stand for parts of a name, in any of its folders. */
final class Glob {
    private Glob() {}

    /**
     * Returns what there is, in alphabetical order.
     *
     * @param pattern with slashes, or as this system writes paths
     * @throws MagicException nothing matches, or this is no path
     */
    static List<Path> matches(String pattern, Path directory) throws IOException {
        try {
            List<Path> found = find(pattern.replace('\\', '/'), directory);
            if (found.isEmpty()) {
                throw new MagicException("found nothing that matches \"" + pattern + "\".\n  looked in  " + directory);
            }
            return found;
        } catch (InvalidPathException e) {
            throw new MagicException("cannot read \"" + pattern + "\" as a path.", e);
        }
    }

    private static List<Path> find(String pattern, Path directory) throws IOException {
        int wild = Math.max(0, pattern.split("[*?]", 2)[0].lastIndexOf('/') + 1);
        boolean plain = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
        List<Path> found = List.of(directory.resolve(plain ? pattern : pattern.substring(0, wild)).normalize());
        for (String name : plain ? new String[0] : pattern.substring(wild).split("/")) {
            found = inside(found, name);
        }
        return found.stream().filter(Files::exists).toList();
    }

    private static List<Path> inside(List<Path> folders, String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder,
                        name.replaceAll("[\\[\\]{}]", "\\\\$0"))) {
                    files.forEach(found::add);
                }
            }
        }
        found.sort(null);
        return found;
    }

    /** Returns the jars of a folder, or the folder itself where it has none. */
    static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            return jars.isEmpty() ? List.of(folder) : jars;
        }
    }
}
