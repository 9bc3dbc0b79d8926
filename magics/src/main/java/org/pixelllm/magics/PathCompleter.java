package org.pixelllm.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pixelllm.image.PictureReader;
import org.pixelllm.magics.spi.Host;

/** Completes paths, with {@code /} after a folder and quotes around what has a space. */
final class PathCompleter {
    private static final int LOOKED_AT = 10_000;

    private final Host host;

    PathCompleter(Host host) {
        this.host = host;
    }

    List<String> any(String begun) {
        return paths(begun, file -> true);
    }

    List<String> folders(String begun) {
        return paths(begun, Files::isDirectory);
    }

    List<String> pictures(String begun) {
        return paths(begun, file -> Files.isDirectory(file) || PictureReader.named(file.getFileName().toString()));
    }

    private List<String> paths(String begun, Predicate<Path> wanted) {
        int slash = Math.max(begun.lastIndexOf('/'), begun.lastIndexOf(java.io.File.separatorChar)) + 1;
        String folder = begun.substring(0, slash);
        String name = begun.substring(slash);
        try (Stream<Path> files = Files.list(host.directory().resolve(folder))) {
            return files.limit(LOOKED_AT).filter(file -> fits(file, name)).filter(wanted).sorted()
                    .map(file -> quoted(folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))).toList();
        } catch (IOException | InvalidPathException e) {
            return List.of(); // nothing to complete in a folder that is not there
        }
    }

    private static boolean fits(Path file, String begun) {
        String name = file.getFileName().toString();
        return name.startsWith(begun) && (!name.startsWith(".") || begun.startsWith("."));
    }

    private static String quoted(String path) {
        return path.contains(" ") ? '"' + path + '"' : path;
    }
}
