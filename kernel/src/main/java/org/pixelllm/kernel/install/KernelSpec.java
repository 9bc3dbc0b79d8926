package org.pixelllm.kernel.install;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.pixelllm.kernel.client.KernelCommand;
import org.pixelllm.kernel.wire.Json;

/**
 * The folder that tells Jupyter of this kernel.
 *
 * @param folder named {@code pixelllm}, in a folder of kernels
 */
public record KernelSpec(Path folder) {
    /** The name by which notebooks ask for this kernel. */
    public static final String NAME = "pixelllm";

    /** Returns the specification in a folder of kernels. */
    public static KernelSpec in(Path kernels) {
        return new KernelSpec(kernels.toAbsolutePath().normalize().resolve(NAME));
    }

    /** Writes it anew; every path in it is absolute, because not every client expands others. */
    public void write() throws IOException {
        Files.createDirectories(folder);
        Logo.write(folder);
        writeJson(List.of());
    }

    /** Makes the kernel start from an archive of its own classes, if this Java can make one. */
    public boolean archive() throws IOException, InterruptedException {
        Path archive = folder.resolve("classes.jsa");
        Files.deleteIfExists(archive);
        boolean made = ClassArchive.make(archive);
        writeJson(made
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : List.of());
        return made;
    }

    private void writeJson(List<String> flags) throws IOException {
        JsonObject json = Json.object("argv", KernelCommand.of(flags, "{connection_file}"), "display_name",
                "Java (PixelLLM)", "language", "java", "interrupt_mode", "message", "metadata",
                Json.object("debugger", false));
        Files.writeString(folder.resolve("kernel.json"),
                new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n");
    }

    /** Removes it; returns whether there was one. */
    public boolean remove() throws IOException {
        if (!Files.isRegularFile(folder.resolve("kernel.json"))) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return true;
    }
}
