package org.pixelllm.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pixelllm.kernel.cell.MagicRegistry;
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
        super(name, "%" + name + " FILE...: adds jars or folders of classes; * and ? stand for parts of a name");
        this.add = add;
    }

    @Override
    public Object line(String arguments, Host host) throws IOException {
        List<String> added = new ArrayList<>();
        for (String word : MagicRegistry.words(required(arguments))) {
            for (String pattern : word.split(File.pathSeparator)) {
                for (Path found : matches(pattern, host.directory())) {
                    add.accept(found);
                    added.add(found.toString());
                }
            }
        }
        return added;
    }

    private List<Path> matches(String pattern, Path directory) throws IOException {
        try {
            List<Path> found = new ArrayList<>();
            for (Path one : Glob.matches(pattern, directory)) {
                boolean jarsOf = Files.isDirectory(one) && (name().equals("jars") || pattern.endsWith("/"));
                found.addAll(jarsOf ? Glob.jars(one) : List.of(one));
            }
            return found;
        } catch (MagicException e) {
            throw new MagicException("%" + name() + " " + e.getMessage(), e);
        }
    }

    @Override
    public Completions complete(String arguments, int cursor, Host host) {
        return Paths.complete(arguments, cursor, host.directory());
    }
}
