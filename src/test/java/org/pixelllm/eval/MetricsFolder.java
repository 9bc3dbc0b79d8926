package org.pixelllm.eval;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Inputs of metrics, and the numbers that the standard tools give for them. */
record MetricsFolder(JsonObject input, JsonObject expected) {
    /** What a folder is about, told by what its input holds: folders may have any names. */
    enum Kind {
        /** Captions and their references. */
        CAPTIONS("images", "references"),
        /** Boxes and masks. */
        REFERRING("boxes", "pred"),
        /** Regions with captions. */
        DENSE("predictions", "score"),
        /** Places of words. */
        TRACE("examples", "points");

        private final String section;
        private final String field;

        Kind(String section, String field) {
            this.section = section;
            this.field = field;
        }

        private boolean fits(JsonObject input) {
            return input.has(section) && objects(input.get(section)).anyMatch(item -> item.has(field));
        }
    }

    /** Returns the folders of a kind below {@code -Dmetrics.root}, or those among the tests' resources. */
    static List<MetricsFolder> of(Kind kind) throws IOException {
        try (Stream<Path> folders = Files.walk(root(), 3)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve("expected.json"))).sorted()
                    .map(MetricsFolder::read).filter(folder -> kind.fits(folder.input)).toList();
        }
    }

    static Path root() {
        return Path.of(System.getProperty("metrics.root", "test/resources/metrics"));
    }

    private static MetricsFolder read(Path folder) {
        return new MetricsFolder(object(folder.resolve("input.json")), object(folder.resolve("expected.json")));
    }

    private static JsonObject object(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an object of what is expected, an empty one where the folder leaves it out. */
    JsonObject expectedObject(String name) {
        return expected.has(name) ? expected.getAsJsonObject(name) : new JsonObject();
    }

    /** Returns the objects of a list, none where the folder leaves it out. */
    static Stream<JsonObject> objects(JsonElement array) {
        return array == null
                ? Stream.empty()
                : array.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject);
    }

    static double[] numbers(JsonElement array) {
        return array.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }
}
