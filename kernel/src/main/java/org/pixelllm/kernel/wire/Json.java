package org.pixelllm.kernel.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads JSON trees without reflection, so that the kernel starts quickly. */
public final class Json {
    private Json() {}

    /** Returns an object of alternating names and values; see {@link #of}. */
    public static JsonObject object(Object... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add((String) namesAndValues[i], of(namesAndValues[i + 1]));
        }
        return object;
    }

    /** Returns the tree of a text, number, boolean, map, iterable or tree; anything else by its text. */
    public static JsonElement of(Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        } else if (value instanceof JsonElement tree) {
            return tree;
        } else if (value instanceof Number number) {
            return new JsonPrimitive(number);
        } else if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        } else if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((name, item) -> object.add(String.valueOf(name), of(item)));
            return object;
        } else if (value instanceof Iterable<?> items) {
            JsonArray array = new JsonArray();
            items.forEach(item -> array.add(of(item)));
            return array;
        }
        return new JsonPrimitive(String.valueOf(value));
    }

    /** Returns the maps, lists, texts, numbers, booleans and nulls of a tree. */
    public static Object plain(JsonElement tree) {
        if (tree instanceof JsonObject object) {
            return map(object);
        } else if (tree instanceof JsonArray array) {
            List<Object> list = new ArrayList<>();
            array.forEach(item -> list.add(plain(item)));
            return list;
        } else if (tree instanceof JsonPrimitive value) {
            return value.isBoolean() ? value.getAsBoolean() : value.isNumber() ? number(value) : value.getAsString();
        }
        return null;
    }

    /** Returns a Long for what is written as a whole number that fits, else a Double. */
    private static Number number(JsonPrimitive value) {
        return value.getAsString().matches("-?\\d{1,18}")
                ? (Number) Long.valueOf(value.getAsLong())
                : (Number) Double.valueOf(value.getAsDouble());
    }

    /** Returns the members of an object, each as {@link #plain}. */
    public static Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.entrySet().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
        return map;
    }

    /** Returns a text member, or {@code otherwise} where it is missing or no text. */
    public static String text(JsonObject object, String name, String otherwise) {
        return object.get(name) instanceof JsonPrimitive value && value.isString() ? value.getAsString() : otherwise;
    }

    /** Returns a boolean member, or {@code otherwise} where it is missing or no boolean. */
    public static boolean flag(JsonObject object, String name, boolean otherwise) {
        return object.get(name) instanceof JsonPrimitive value && value.isBoolean() ? value.getAsBoolean() : otherwise;
    }

    /** Returns a whole number member, or {@code otherwise} where it is missing or no number. */
    public static int number(JsonObject object, String name, int otherwise) {
        return object.get(name) instanceof JsonPrimitive value && value.isNumber()
                ? value.getAsNumber().intValue()
                : otherwise;
    }

    /** Returns an object member, empty where it is missing or no object. */
    public static JsonObject child(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject value ? value : new JsonObject();
    }

    /** Returns an array member, empty where it is missing or no array. */
    public static JsonArray array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray value ? value : new JsonArray();
    }
}
