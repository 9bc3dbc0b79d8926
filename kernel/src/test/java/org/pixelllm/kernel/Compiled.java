package org.pixelllm.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Classes that the tests make for notebooks to use. */
final class Compiled {
    private Compiled() {}

    /** Compiles a class of a package into a folder and returns the folder. */
    static Path folder(Path folder, String name, String members) throws IOException {
        int dot = name.lastIndexOf('.');
        Path source = Files.createDirectories(folder).resolve(name.substring(dot + 1) + ".java");
        Files.writeString(source, "package " + name.substring(0, dot) + ";\npublic class " + name.substring(dot + 1)
                + " {\n" + members + "\n}\n");
        ToolProvider.getSystemJavaCompiler().run(null, null, new ByteArrayOutputStream(), "-d", folder.toString(),
                source.toString());
        Files.delete(source);
        return folder;
    }

    /** Compiles a class of a package into a jar and returns the jar. */
    static Path jar(Path jar, String name, String members) throws IOException {
        Path classes = folder(Files.createTempDirectory(jar.getParent(), "classes"), name, members);
        String entry = name.replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Files.readAllBytes(classes.resolve(entry)));
        }
        return jar;
    }
}
