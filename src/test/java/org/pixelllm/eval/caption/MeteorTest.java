package org.pixelllm.eval.caption;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class MeteorTest {
    private static final Path CAPTIONS = Path.of("test/resources/metrics/captions/expected.json");

    private final Meteor meteor = new Meteor();

    @Test
    void textsAreNormalisedAsMeteorDoes() throws IOException {
        assertAll(images().stream().map(image -> () -> {
            assertEquals(image.get("candidate_meteor_text").getAsString(),
                    normal(image.get("candidate_tokenized").getAsString()));
            assertEquals(strings(image.get("references_meteor_text")),
                    strings(image.get("references_tokenized")).stream().map(MeteorTest::normal).toList());
        }));
    }

    @Test
    void wordsAreMatchedAndAlignedAsMeteorDoes() throws IOException {
        assertAll(images().stream().map(image -> () -> {
            double[] expected = elements(image.get("meteor_stats")).stream().mapToDouble(JsonElement::getAsDouble)
                    .toArray();
            MeteorStats stats = meteor.best(image.get("candidate_tokenized").getAsString(),
                    strings(image.get("references_tokenized")));
            assertArrayEquals(expected, stats.counts(), () -> image.get("id") + ": " + stats);
        }));
    }

    private static String normal(String text) {
        return String.join(" ", MeteorText.words(text));
    }

    private static List<JsonObject> images() throws IOException {
        JsonObject expected = JsonParser.parseString(Files.readString(CAPTIONS)).getAsJsonObject();
        return elements(expected.get("images")).stream().map(JsonElement::getAsJsonObject).toList();
    }

    private static List<String> strings(JsonElement array) {
        return elements(array).stream().map(JsonElement::getAsString).toList();
    }

    private static List<JsonElement> elements(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false).toList();
    }
}
