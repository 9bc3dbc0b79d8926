package org.pixelllm.weights;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.pixelllm.model.FeatureMap;
import org.pixelllm.model.HeadConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.PointMasks;
import org.pixelllm.problem.UserProblem;

/** The {@code config.json} of a model folder. */
final class ConfigFile {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting()
            .registerTypeAdapter(HeadConfig.class,
                    (JsonSerializer<HeadConfig>) (head, type, gson) -> head(head, gson))
            .registerTypeHierarchyAdapter(Optional.class, (JsonSerializer<Optional<?>>) (value, type, gson) -> value
                    .map(gson::serialize).orElse(JsonNull.INSTANCE))
            .create();

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
            return RecordReader.read(ofThisVersion(json), ModelConfig.class, "");
        } catch (IllegalArgumentException e) {
            throw damaged(name, e.getMessage()).because(e);
        } catch (IOException | JsonParseException e) {
            throw damaged(name, "text that is no JSON").because(e);
        }
    }

    static String write(ModelConfig config) {
        return GSON.toJson(config) + "\n";
    }

    static JsonElement parse(String text) throws IOException {
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
    private static JsonElement ofThisVersion(JsonElement json) {
        JsonElement version = json.isJsonObject() ? json.getAsJsonObject().get("version") : null;
        if (version == null) {
            throw new IllegalArgumentException("no \"version\"; it is not of this project");
        }
        if (version.equals(new JsonPrimitive(1))) {
            return ofVersion1(json.getAsJsonObject());
        }
        if (!version.equals(new JsonPrimitive(ModelConfig.VERSION))) {
            throw new IllegalArgumentException("version %s; this release reads versions 1 and %d"
                    .formatted(Header.quoted(version.toString()), ModelConfig.VERSION));
        }
        return json;
    }

    /** Adds what a model of version 1 could not choose. */
    private static JsonObject ofVersion1(JsonObject old) {
        JsonObject json = old.deepCopy();
        json.addProperty("version", ModelConfig.VERSION);
        json.add("features", GSON.toJsonTree(List.of(FeatureMap.EVA)));
        json.add("projection", GSON.toJsonTree(ModelConfig.Projection.LINEAR));
        json.add("pointMasks", GSON.toJsonTree(PointMasks.PUBLISHED));
        if (json.get("text") instanceof JsonObject text) {
            text.addProperty(RecordReader.KIND, HeadConfig.Kind.T5.name());
        }
        return json;
    }

    private static JsonElement head(HeadConfig head, JsonSerializationContext gson) {
        JsonObject json = new JsonObject();
        json.addProperty(RecordReader.KIND, HeadConfig.Kind.of(head).name());
        gson.serialize(head, head.getClass()).getAsJsonObject().entrySet()
                .forEach(field -> json.add(field.getKey(), field.getValue()));
        return json;
    }

    private static UserProblem damaged(String name, String found) {
        return UserProblem.that("could not read the model's \"" + name + "\"").line("found", found)
                .line("try", "the config.json that was saved with the weights");
    }
}
