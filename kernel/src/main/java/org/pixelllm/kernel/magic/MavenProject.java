package org.pixelllm.kernel.magic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.pixelllm.magics.spi.MagicException;

/**
 * A project made up for its dependencies, which the machine's own {@code mvn} resolves, with its mirrors and settings.
 *
 * @param coordinates {@code group:artifact[:packaging[:classifier]]:version} each
 */
record MavenProject(List<String> coordinates) {
    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";

    /** Returns the jars, joined as a class path; goes online only where the local repository lacks one. */
    String classPath() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pixelllm-maven");
        try {
            Files.writeString(folder.resolve("pom.xml"), pom());
            if (run(folder, true) != 0 && run(folder, false) != 0) {
                throw failure(folder);
            }
            return Files.readString(folder.resolve("classpath")).strip();
        } finally {
            delete(folder);
        }
    }

    private int run(Path folder, boolean offline) throws IOException, InterruptedException {
        String mvn = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        List<String> command = new ArrayList<>(
                List.of(mvn, "-q", "-B", "-f", folder.resolve("pom.xml").toString(), GOAL,
                        "-Dmdep.outputFile=" + folder.resolve("classpath"), "-DincludeScope=runtime"));
        if (offline) {
            command.add("-o");
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

    private MagicException failure(Path folder) throws IOException {
        String log = new String(Files.readAllBytes(folder.resolve("log")), StandardCharsets.UTF_8);
        String saw = log.lines().filter(line -> line.startsWith("[ERROR]")).findFirst().orElse("no reason given");
        return new MagicException("%maven could not resolve " + String.join(", ", coordinates) + ".\n  saw    "
                + saw.substring(0, Math.min(saw.length(), 400)) + "\n  check  spelling and network");
    }

    private String pom() {
        StringBuilder dependencies = new StringBuilder();
        coordinates.forEach(one -> dependencies.append(dependency(one.split(":"))));
        return "<project><modelVersion>4.0.0</modelVersion><groupId>notebook</groupId>"
                + "<artifactId>notebook</artifactId><version>1</version><dependencies>" + dependencies
                + "</dependencies></project>";
    }

    private static String dependency(String[] parts) {
        return "<dependency>" + tag("groupId", parts[0]) + tag("artifactId", parts[1])
                + (parts.length > 3 ? tag("type", parts[2]) : "")
                + (parts.length > 4 ? tag("classifier", parts[3]) : "")
                + tag("version", parts[parts.length - 1]) + "</dependency>";
    }

    private static String tag(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
