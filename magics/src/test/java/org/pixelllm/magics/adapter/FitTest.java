package org.pixelllm.magics.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitTest {
    private static final int JAVA_11 = 55; // of class files

    @TempDir
    private Path folder;

    @Test
    void anOldJavaHearsWhichOneIsNeeded() {
        String refusal = Fit.refusal(11);

        assertTrue(refusal.startsWith("%pixelllm needs Java 17 or newer.\n  this kernel   runs on Java 11 at "),
                refusal);
        assertEquals("", Fit.refusal(17));
        assertEquals("", Fit.refusal(25));
    }

    @Test
    void anOldJavaCanReadTheClassesThatTellIt() throws IOException {
        for (Class<?> type : List.of(Plugin.class, Fit.class, JJavaExtension.class)) {
            try (DataInputStream in = new DataInputStream(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
                in.readInt();
                in.readUnsignedShort();
                assertEquals(JAVA_11, in.readUnsignedShort(), type.getName());
            }
        }
    }

    @Test
    void aProgramThatIsNoKernelIsToldWhichAreKnown() {
        String refusal = Fit.install(ClassLoader.getPlatformClassLoader());

        assertTrue(refusal.startsWith("%pixelllm found no kernel that it knows.\n  knows         IJava"), refusal);
    }

    @Test
    void aKernelWithAnotherShapeIsNamedWithItsVersion() throws Exception {
        Path source = Files.createDirectories(folder.resolve("io/github/spencerpark/ijava")).resolve("IJava.java");
        Files.writeString(source, "package io.github.spencerpark.ijava;\n"
                + "public class IJava { public static final String VERSION = \"0.9\"; }");
        ToolProvider.getSystemJavaCompiler().getTask(new StringWriter(), null, null, List.of("-d", folder.toString()),
                null, ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)
                        .getJavaFileObjects(source))
                .call();

        try (URLClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()},
                getClass().getClassLoader())) {
            String refusal = Fit.install(loader);
            assertTrue(refusal.startsWith("%pixelllm does not fit this version of the kernel.\n"
                    + "  this kernel   is io.github.spencerpark.ijava.IJava 0.9\n"), refusal);
            assertTrue(refusal.endsWith("fits          IJava 1.3.0, JJava 1.0-a6 and newer, or RJK 3.0.1 and newer"),
                    refusal);
        }
    }

    @Test
    void theLineToPasteThrowsNothingButWords() {
        IllegalStateException told = assertThrows(IllegalStateException.class, Plugin::install);

        assertTrue(told.getMessage().startsWith("%pixelllm does not fit"), told.getMessage());
        assertEquals(0, told.getStackTrace().length);
    }
}
