package org.pixelllm.kernel.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.pixelllm.problem.UserProblem;

/**
 * The jar that puts the magics into other kernels; its manifest names the libraries beside it.
 *
 * @param file its absolute path
 */
record PluginJar(Path file) {
    private static final String NAME = "pixelllm-plugin.jar";

    /**
     * Finds the jar in the folder of the jar that runs.
     *
     * @throws UserProblem there is none
     */
    static PluginJar ofThisBuild() {
        try {
            return in(Path.of(PluginJar.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Finds the jar in a folder; throws as {@link #ofThisBuild} does. */
    static PluginJar in(Path folder) {
        Path file = folder.toAbsolutePath().normalize().resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw UserProblem.that("did not find the jar for other kernels").line("looked for", file.toString())
                    .line("try", "mvn package, which builds it");
        }
        return new PluginJar(file);
    }

    /** Copies the jar and all libraries that it names to another folder; returns the copy. */
    PluginJar copyTo(Path folder) throws IOException {
        for (String library : libraries()) {
            copy(file.resolveSibling(library), folder.resolve(library));
        }
        copy(file, folder.resolve(NAME));
        return in(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> libraries() throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String names = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return names == null || names.isBlank() ? List.of() : List.of(names.strip().split("\\s+"));
        }
    }

    /** Returns the path with slashes on every system: other kernels eat backslashes. */
    String path() {
        return file.toString().replace('\\', '/');
    }

    /** Returns the path as a magic's argument: quotes keep spaces together. */
    String argument() {
        return path().contains(" ") ? '"' + path() + '"' : path();
    }
}
