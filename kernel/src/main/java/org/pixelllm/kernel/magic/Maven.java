package org.pixelllm.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.pixelllm.magics.spi.MagicException;

/** Asks the machine's own {@code mvn}, with its mirrors and settings, for the jars of a project. */
final class Maven {
    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";

    private Maven() {}

    /** Returns the scope that Maven calls by the widest of some words, {@code runtime} where none is wider. */
    static String scope(List<String> words) {
        return words.contains("test") ? "test" : words.contains("provided") ? "compile" : "runtime";
    }

    /**
     * Returns the jars that a project needs; goes online only where the local repository lacks one.
     *
     * @param scope for what it needs them, such as {@code runtime}
     */
    static List<Path> jars(Path pom, String scope) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pixelllm-maven");
        try {
            return jars(pom, folder, scope);
        } finally {
            delete(folder);
        }
    }

    /** Returns the jars of a project that is given as text. */
    static List<Path> jars(String pom, String scope) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pixelllm-maven");
        try {
            return jars(Files.writeString(folder.resolve("pom.xml"), pom), folder, scope);
        } finally {
            delete(folder);
        }
    }

    private static List<Path> jars(Path pom, Path folder, String scope) throws IOException, InterruptedException {
        if (run(pom, folder, scope, true) != 0 && run(pom, folder, scope, false) != 0) {
            throw failure(folder);
        }
        String classPath = Files.readString(folder.resolve("classpath")).strip();
        return Stream.of(classPath.split(File.pathSeparator)).filter(entry -> !entry.isEmpty()).map(Path::of).toList();
    }

    private static int run(Path pom, Path folder, String scope, boolean offline)
            throws IOException, InterruptedException {
        String mvn = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        List<String> command = new ArrayList<>(
                List.of(mvn, "-q", "-B", "-Dstyle.color=never", "-f", pom.toString(), GOAL,
                        "-Dmdep.outputFile=" + folder.resolve("classpath"), "-DincludeScope=" + scope));
        if (offline) {
            command.add("-o");
        }
        String repository = System.getProperty("maven.repo.local"); // as Maven itself spells it
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        Process process = start(command, folder);
        try {
            return process.waitFor();
        } finally {
            process.destroy(); // when the cell is interrupted
        }
    }

    private static Process start(List<String> command, Path folder) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new MagicException("%maven needs Maven, and \"mvn\" was not found.\n"
                    + "  install it, or add jars by hand: %jars FILE.jar", e);
        }
    }

    private static MagicException failure(Path folder) throws IOException {
        try (Stream<String> log = Files.lines(folder.resolve("log"))) {
            String saw = log.filter(line -> line.startsWith("[ERROR]")).findFirst().orElse("no reason given");
            return new MagicException("%maven could not resolve what the notebook needs.\n  saw    "
                    + saw.substring(0, Math.min(saw.length(), 400)) + "\n  check  spelling and network");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
