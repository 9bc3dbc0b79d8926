package org.pixelllm.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place in a JSON tree; asking for what is not there says where.
 *
 * @param json what is there
 * @param path of the place, "" for the root
 */
record Node(JsonElement json, String path) {
    static Node parse(byte[] utf8) throws Damaged {
        try (JsonReader reader = new JsonReader(new InputStreamReader(new ByteArrayInputStream(utf8),
                StandardCharsets.UTF_8.newDecoder()))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement json = JsonParser.parseReader(reader);
            Damaged.unless(reader.peek() == JsonToken.END_DOCUMENT, "text after the end");
            return new Node(json, "");
        } catch (IOException | JsonParseException e) {
            throw new Damaged("text that is no JSON", e);
        }
    }

    Node get(String name) throws Damaged {
        return find(name).orElseThrow(() -> new Damaged("no \"%s%s\"".formatted(prefix(), name)));
    }

    /** Returns a field unless it is missing or null. */
    Optional<Node> find(String name) throws Damaged {
        Damaged.unless(json.isJsonObject(), "no group of fields at \"%s\"", path);
        JsonElement value = json.getAsJsonObject().get(name);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(new Node(value, prefix() + name));
    }

    Set<String> names() throws Damaged {
        Damaged.unless(json.isJsonObject(), "no group of fields at \"%s\"", path);
        return json.getAsJsonObject().keySet();
    }

    List<Node> list() throws Damaged {
        Damaged.unless(json.isJsonArray(), "no list at \"%s\"", path);
        List<Node> items = new ArrayList<>();
        json.getAsJsonArray().forEach(item -> items.add(new Node(item, path)));
        return items;
    }

    String text() throws Damaged {
        Damaged.unless(json instanceof JsonPrimitive value && value.isString(), "no text at \"%s\"", path);
        return json.getAsString();
    }

    double number() throws Damaged {
        Damaged.unless(json instanceof JsonPrimitive value && value.isNumber(), "no number at \"%s\"", path);
        return json.getAsDouble();
    }

    int integer() throws Damaged {
        Damaged.unless(number() == (int) number(), "no whole number at \"%s\"", path);
        return (int) number();
    }

    boolean bool() throws Damaged {
        Damaged.unless(json instanceof JsonPrimitive value && value.isBoolean(), "no true or false at \"%s\"", path);
        return json.getAsBoolean();
    }

    String text(String name, String otherwise) throws Damaged {
        Optional<Node> field = find(name);
        return field.isPresent() ? field.get().text() : otherwise;
    }

    boolean bool(String name, boolean otherwise) throws Damaged {
        Optional<Node> field = find(name);
        return field.isPresent() ? field.get().bool() : otherwise;
    }

    private String prefix() {
        return path.isEmpty() ? "" : path + ".";
    }
}
