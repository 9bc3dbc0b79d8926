package org.pixelllm.weights;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.problem.UserProblem;

/** The {@code config.json} of a model folder. */
final class ConfigFile {
    private ConfigFile() {}

    /**
     * Reads a model's shape.
     *
     * @param name what the user calls the file
     * @throws UserProblem naming the field that is wrong
     */
    static ModelConfig read(String text, String name) {
        try {
            JsonElement json = parse(text);
            checkVersion(json);
            return RecordReader.read(json, ModelConfig.class, "");
        } catch (IllegalArgumentException e) {
            throw damaged(name, e.getMessage()).because(e);
        } catch (IOException | JsonParseException e) {
            throw damaged(name, "text that is no JSON").because(e);
        }
    }

    static String write(ModelConfig config) {
        return new GsonBuilder().setPrettyPrinting().create().toJson(config) + "\n";
    }

    private static JsonElement parse(String text) throws IOException {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement json = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("text after the end");
            }
            return json;
        }
    }

    /** Looks at the version first: a newer one has fields that are unknown here. */
    private static void checkVersion(JsonElement json) {
        JsonElement version = json.isJsonObject() ? json.getAsJsonObject().get("version") : null;
        if (version == null) {
            throw new IllegalArgumentException("no \"version\"; it is not of this project");
        }
        if (!version.equals(new JsonPrimitive(ModelConfig.VERSION))) {
            throw new IllegalArgumentException("version %s; this release reads version %d"
                    .formatted(Header.quoted(version.toString()), ModelConfig.VERSION));
        }
    }

    private static UserProblem damaged(String name, String found) {
        return UserProblem.that("could not read the model's \"" + name + "\"").line("found", found)
                .line("try", "the config.json that was saved with the weights");
    }
}
