package org.pixelllm.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.MagicException;

/** {@code %jars} and {@code %classpath}: classes for the notebook from files on this machine. */
final class ClassPath extends BuiltIn {
    private final Consumer<Path> add;

    /**
     * Makes the magic.
     *
     * @param add adds a jar or a folder to the notebook's class path
     */
    ClassPath(String name, Consumer<Path> add) {
        super(name, "%" + name + " FILE...: adds jars or folders of classes; * stands for any part of a file name");
        this.add = add;
    }

    @Override
    public Object line(String arguments, Host host) throws IOException {
        List<String> added = new ArrayList<>();
        for (String pattern : required(arguments).split("\\s+|" + Pattern.quote(File.pathSeparator))) {
            for (Path found : matches(pattern, host.directory())) {
                add.accept(found);
                added.add(found.toString());
            }
        }
        return added;
    }

    private List<Path> matches(String pattern, Path directory) throws IOException {
        int slash = Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf(File.separatorChar));
        Path folder = path(directory, pattern.substring(0, slash + 1));
        String name = pattern.substring(slash + 1);
        List<Path> found = new ArrayList<>();
        if (name.contains("*") && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
                files.forEach(found::add);
            }
        } else if (!name.contains("*") && Files.exists(path(directory, pattern))) {
            found.add(path(directory, pattern));
        }
        if (found.isEmpty()) {
            throw new MagicException("%" + name() + " found nothing that matches \"" + pattern + "\".\n  looked in  "
                    + folder);
        }
        return found;
    }

    private Path path(Path directory, String text) {
        try {
            return directory.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new MagicException("%" + name() + " cannot read \"" + text + "\" as a path.", e);
        }
    }

    @Override
    public Completions complete(String arguments, int cursor, Host host) {
        return Paths.complete(arguments, cursor, host.directory());
    }
}
