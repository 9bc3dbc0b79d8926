package org.pixelllm.weights;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One group of settings of a published configuration, with the published code's defaults for what it leaves out.
 *
 * <p>Every setting is asked for, must have a certain value, or only matters while training; what is left is refused,
 * so that no model is built otherwise than its configuration says.
 */
final class PublishedArgs {
    private static final Gson GSON = new Gson();

    private final JsonObject json;
    private final String path;
    private final Set<String> left;

    private PublishedArgs(JsonObject json, String path) {
        this.json = json;
        this.path = path;
        this.left = new LinkedHashSet<>(json.keySet());
    }

    /**
     * Returns the settings of the top.
     *
     * @throws IllegalArgumentException, as everything here does, naming the setting that is wrong
     */
    static PublishedArgs of(JsonElement json) {
        if (!json.isJsonObject()) {
            throw new IllegalArgumentException("no group of settings");
        }
        return new PublishedArgs(json.getAsJsonObject(), "");
    }

    /** Returns a group inside this one, an empty one where it is left out. */
    PublishedArgs group(String name) {
        JsonElement value = json.get(name);
        left.remove(name);
        if (value == null || value.isJsonNull()) {
            return new PublishedArgs(new JsonObject(), path + name + ".");
        }
        if (!value.isJsonObject()) {
            throw wrong(name, value);
        }
        return new PublishedArgs(value.getAsJsonObject(), path + name + ".");
    }

    boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    int integer(String name, int otherwise) {
        return value(name, Integer.class, otherwise);
    }

    double number(String name, double otherwise) {
        return value(name, Double.class, otherwise);
    }

    String text(String name, String otherwise) {
        return value(name, String.class, otherwise);
    }

    List<Integer> integers(String name, Integer... otherwise) {
        return Arrays.asList(value(name, Integer[].class, otherwise));
    }

    List<Float> floats(String name, List<Float> otherwise) {
        return Arrays.asList(value(name, Float[].class, otherwise.toArray(Float[]::new)));
    }

    /**
     * Asks that a setting has the one value that the model here has.
     *
     * @param otherwise the published default
     */
    PublishedArgs must(String name, Object value, Object otherwise) {
        JsonElement found = has(name) ? json.get(name) : GSON.toJsonTree(otherwise);
        left.remove(name);
        if (!same(found, GSON.toJsonTree(value))) {
            throw new IllegalArgumentException("\"%s%s\" is %s; models here have %s".formatted(path, name,
                    Header.quoted(found.toString()), value));
        }
        return this;
    }

    /** Asks that a setting has the published default, the one value that the model here has. */
    PublishedArgs must(String name, Object value) {
        return must(name, value, value);
    }

    /** Passes over settings that only matter while training. */
    PublishedArgs training(String... names) {
        left.removeAll(List.of(names));
        return this;
    }

    /** Refuses every setting that was not asked for. */
    void finish() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("the unknown setting " + Header.quoted(path + String.join(", ", left)));
        }
    }

    private <T> T value(String name, Class<T> type, T otherwise) {
        left.remove(name);
        if (!has(name)) {
            return otherwise;
        }
        JsonElement value = json.get(name);
        try {
            T read = GSON.fromJson(value.toString(), (Type) type);
            if (read instanceof Object[] all && Arrays.asList(all).contains(null)) {
                throw wrong(name, value);
            }
            return read;
        } catch (JsonParseException | NumberFormatException e) {
            throw wrong(name, value);
        }
    }

    private static boolean same(JsonElement a, JsonElement b) {
        boolean numbers = a.isJsonPrimitive() && b.isJsonPrimitive() && a.getAsJsonPrimitive().isNumber()
                && b.getAsJsonPrimitive().isNumber();
        return numbers ? a.getAsDouble() == b.getAsDouble() : a.equals(b);
    }

    private IllegalArgumentException wrong(String name, JsonElement value) {
        return new IllegalArgumentException(String.format(Locale.ROOT, "\"%s%s\" has the wrong kind of value, %s", path,
                name, Header.quoted(value.toString())));
    }
}
