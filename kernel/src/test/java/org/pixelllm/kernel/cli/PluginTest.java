package org.pixelllm.kernel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.problem.UserProblem;

class PluginTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void buildAJarThatNamesTwoLibraries() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/one.jar"), "1");
        Files.writeString(folder.resolve("lib/two.jar"), "2");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/one.jar lib/two.jar");
        try (OutputStream out = Files.newOutputStream(folder.resolve("pixelllm-plugin.jar"))) {
            new JarOutputStream(out, manifest).close();
        }
    }

    @Test
    void theJarTakesItsLibrariesAlong() throws IOException {
        PluginJar copy = PluginJar.in(folder).copyTo(folder.resolve("usb stick"));

        assertEquals(folder.resolve("usb stick/pixelllm-plugin.jar").toAbsolutePath(), copy.file());
        assertEquals("2", Files.readString(folder.resolve("usb stick/lib/two.jar")));
    }

    @Test
    void everyKernelIsToldTheWholePath() {
        String lines = PluginCommand.lines(PluginJar.in(folder));

        String jar = folder.resolve("pixelllm-plugin.jar").toAbsolutePath().toString().replace('\\', '/');
        for (String magic : List.of("%jars ", "%classpath ", "%jar ")) {
            assertTrue(lines.contains("    " + magic + jar + "\n"), lines);
        }
    }

    @Test
    void aPathWithASpaceIsQuotedWhereQuotesAreRead() throws IOException {
        PluginJar copy = PluginJar.in(folder).copyTo(folder.resolve("usb stick"));

        assertTrue(copy.argument().startsWith("\"") && copy.argument().endsWith("usb stick/pixelllm-plugin.jar\""));
    }

    @Test
    void aFolderWithoutTheJarIsNamed() {
        UserProblem problem = assertThrows(UserProblem.class, () -> PluginJar.in(folder.resolve("lib")));

        assertTrue(problem.getMessage().contains(folder.resolve("lib").toString()), problem.getMessage());
    }
}
