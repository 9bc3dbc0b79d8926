package org.pixelllm.eval;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Inputs of metrics, and the numbers that the standard tools give for them. */
record MetricsFolder(JsonObject input, JsonObject expected) {
    /** Returns the folders of a name below {@code -Dmetrics.root}, or those among the tests' resources. */
    static List<MetricsFolder> named(String name) throws IOException {
        Path root = Path.of(System.getProperty("metrics.root", "test/resources/metrics"));
        try (Stream<Path> folders = Files.walk(root, 3)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve("expected.json")))
                    .filter(f -> root.relativize(f).toString().contains(name) || f.endsWith(name)).sorted()
                    .map(MetricsFolder::read).toList();
        }
    }

    private static MetricsFolder read(Path folder) {
        return new MetricsFolder(object(folder.resolve("input.json")), object(folder.resolve("expected.json")));
    }

    private static JsonObject object(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<JsonObject> objects(JsonElement array) {
        return array.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject);
    }

    static double[] numbers(JsonElement array) {
        return array.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }
}
