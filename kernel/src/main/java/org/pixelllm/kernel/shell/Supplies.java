package org.pixelllm.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import jdk.jshell.JShell;

/**
 * What the compiler is given after its start, so that the first cell need not wait for it: the usual imports, and the
 * libraries of this process. At the start it knows this project's own classes; to look through all libraries takes it
 * longer than all the rest.
 */
final class Supplies {
    private final Deque<String> imports;
    private final Deque<String> libraries = new ArrayDeque<>();

    /**
     * Gathers them.
     *
     * @param imports lines of Java, the most used first
     */
    Supplies(List<String> imports) {
        this.imports = new ArrayDeque<>(imports);
    }

    /** Gives the compiler's files what it starts with. */
    StandardJavaFileManager begin(StandardJavaFileManager files) {
        List<Path> own = entries().filter(Supplies::isOwn).toList();
        entries().filter(entry -> !isOwn(entry)).map(Path::toString).forEach(libraries::add);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, own);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty()).map(Path::of);
    }

    private static boolean isOwn(Path entry) {
        return entry.getFileName().toString().startsWith("pixelllm") || Files.isDirectory(entry);
    }

    /** Returns whether the compiler has everything. */
    boolean areGiven() {
        return imports.isEmpty() && libraries.isEmpty();
    }

    /** Gives the next import; returns whether there was one. */
    boolean giveImport(JShell jshell) {
        String next = imports.poll();
        if (next != null) {
            jshell.eval(next);
        }
        return next != null;
    }

    /** Gives all that is left. */
    void giveAll(JShell jshell) {
        if (!libraries.isEmpty()) {
            jshell.addToClasspath(libraries.peek()); // JShell adds to the whole class path, not to what we began with
            libraries.clear();
        }
        while (giveImport(jshell)) {
            continue;
        }
    }
}
