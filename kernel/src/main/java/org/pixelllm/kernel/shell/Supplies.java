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
 * What the compiler is given after its start, so that the first cell need not wait for it: this project's own classes,
 * the usual imports, and the libraries of this process. At the start it knows Java alone; to look through all libraries
 * takes it longer than all the rest.
 */
final class Supplies {
    /** Whose classes the compiler knows. */
    private enum Known {
        JAVA, OURS, ALL
    }

    private final Deque<String> imports;
    private StandardJavaFileManager files;
    private Known known = Known.JAVA;

    /**
     * Gathers them.
     *
     * @param imports lines of Java, the most used first
     */
    Supplies(List<String> imports) {
        this.imports = new ArrayDeque<>(imports);
    }

    /** Takes the compiler's files, and leaves them with Java's own classes alone. */
    StandardJavaFileManager begin(StandardJavaFileManager compilers) {
        files = compilers;
        restrict(List.of());
        return files;
    }

    private void restrict(List<Path> classPath) {
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty()).map(Path::of);
    }

    private static boolean isOurs(Path entry) {
        return entry.getFileName().toString().startsWith("pixelllm") || Files.isDirectory(entry);
    }

    /** Gives the next thing that a pause is long enough for; returns whether there was one. */
    boolean giveNext(JShell jshell) {
        if (known == Known.JAVA) {
            giveOurs(jshell);
            return true;
        }
        return giveImport(jshell);
    }

    private void giveOurs(JShell jshell) {
        List<Path> ours = entries().filter(Supplies::isOurs).toList();
        if (!ours.isEmpty()) {
            add(jshell, ours.get(0).toString());
            restrict(ours);
        }
        known = Known.OURS;
    }

    private boolean giveImport(JShell jshell) {
        String next = imports.poll();
        if (next != null) {
            jshell.eval(next);
        }
        return next != null;
    }

    /** Gives more to code that did not compile: what is ours, then everything; returns whether there was anything left. */
    boolean giveMore(JShell jshell) {
        if (known == Known.ALL && imports.isEmpty()) {
            return false;
        }
        if (known == Known.JAVA) {
            giveOurs(jshell);
        } else {
            giveAll(jshell);
        }
        return true;
    }

    /** Gives all that is left. */
    void giveAll(JShell jshell) {
        if (known != Known.ALL) {
            entries().findFirst().map(Path::toString).ifPresent(entry -> add(jshell, entry));
        }
        while (giveImport(jshell)) {
            continue;
        }
    }

    /** Adds a jar or a folder; JShell then looks through the whole class path, too. */
    void add(JShell jshell, String jarOrFolder) {
        jshell.addToClasspath(jarOrFolder);
        known = Known.ALL;
    }
}
