package org.pixelllm.kernel.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.kernel.install.JupyterFolder;
import org.pixelllm.kernel.wire.Json;

/** The Java kernels that Jupyter would find on this machine. */
final class InstalledKernels {
    private InstalledKernels() {}

    /** Returns their folders; of two with one name the first is meant, as Jupyter does it. */
    static List<Path> ofJava() throws IOException {
        Map<Path, Path> byName = new LinkedHashMap<>();
        for (Path kernels : folders()) {
            if (Files.isDirectory(kernels)) {
                try (DirectoryStream<Path> all = Files.newDirectoryStream(kernels)) {
                    all.forEach(kernel -> byName.putIfAbsent(kernel.getFileName(), kernel));
                }
            }
        }
        return byName.values().stream().filter(InstalledKernels::isJava).sorted().toList();
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (String entry : System.getenv().getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                folders.add(Path.of(entry, "kernels"));
            }
        }
        folders.add(JupyterFolder.ofThisMachine().user());
        folders.add(JupyterFolder.under(Path.of("/usr/local")));
        folders.add(JupyterFolder.under(Path.of("/usr")));
        return folders;
    }

    private static boolean isJava(Path kernel) {
        try {
            return Json.text(read(kernel), "language", "").equalsIgnoreCase("java");
        } catch (IOException | RuntimeException e) {
            return false; // a folder without a kernel, or one that Jupyter could not read either
        }
    }

    private static JsonObject read(Path kernel) throws IOException {
        return JsonParser.parseString(Files.readString(kernel.resolve("kernel.json"))).getAsJsonObject();
    }

    /** Returns how Jupyter would start a kernel, its environment included. */
    static ProcessBuilder command(Path kernel, Path connectionFile) throws IOException {
        JsonObject json = read(kernel);
        ProcessBuilder builder = new ProcessBuilder(Json.array(json, "argv").asList().stream()
                .map(word -> word.getAsString().replace("{connection_file}", connectionFile.toString())
                        .replace("{resource_dir}", kernel.toAbsolutePath().toString()))
                .toList());
        Json.map(Json.child(json, "env")).forEach((name, value) -> builder.environment().put(name, "" + value));
        return builder;
    }
}
