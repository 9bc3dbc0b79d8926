package org.pixelllm.eval.task;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of an object that somebody else wrote, checked as they are read.
 *
 * @param json what stands there
 * @param at where, such as {@code words[3]}; empty for the line itself
 */
record Fields(JsonObject json, String at) {
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_LIST = 10_000;
    private static final double FARTHEST = 1e9;

    /** A field that is missing or holds something else. */
    static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    boolean has(String field) {
        return json.has(field) && !json.get(field).isJsonNull();
    }

    String text(String field) {
        if (!(json.get(field) instanceof JsonPrimitive text) || !text.isString()) {
            throw wrong(field, "a text");
        }
        return bounded(field, text.getAsString());
    }

    /** Reads an id, which some write as a number and some as a text. */
    String id(String field) {
        if (!(json.get(field) instanceof JsonPrimitive id) || id.isBoolean() || id.getAsString().isBlank()) {
            throw wrong(field, "an id");
        }
        return bounded(field, id.getAsString());
    }

    private String bounded(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw wrong(field, "a text of at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    double number(String field) {
        return number(json.get(field), field);
    }

    /** Reads a whole number within bounds. */
    int whole(String field, int least, int most) {
        double number = number(field);
        if (number != Math.rint(number) || number < least || number > most) {
            throw wrong(field, "a whole number from " + least + " to " + most);
        }
        return (int) number;
    }

    /** Reads a list of exactly so many numbers. */
    double[] numbers(String field, int count) {
        return numbers(json.get(field), field, count);
    }

    /** Reads a list of pairs of numbers. */
    List<double[]> pairs(String field) {
        List<double[]> pairs = new ArrayList<>();
        for (JsonElement each : list(field)) {
            pairs.add(numbers(each, field + "[" + pairs.size() + "]", 2));
        }
        return pairs;
    }

    /** Reads a list of objects. */
    List<Fields> objects(String field) {
        List<Fields> objects = new ArrayList<>();
        for (JsonElement each : list(field)) {
            String place = field + "[" + objects.size() + "]";
            if (!(each instanceof JsonObject object)) {
                throw wrong(place, "an object");
            }
            objects.add(new Fields(object, path(place)));
        }
        return objects;
    }

    Fields object(String field) {
        if (!(json.get(field) instanceof JsonObject object)) {
            throw wrong(field, "an object");
        }
        return new Fields(object, path(field));
    }

    private JsonArray list(String field) {
        if (!(json.get(field) instanceof JsonArray list) || list.size() > LONGEST_LIST) {
            throw wrong(field, "a list of at most " + LONGEST_LIST);
        }
        return list;
    }

    private double[] numbers(JsonElement value, String field, int count) {
        if (!(value instanceof JsonArray list) || list.size() != count) {
            throw wrong(field, "a list of " + count + " numbers");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(list.get(i), field + "[" + i + "]");
        }
        return numbers;
    }

    private double number(JsonElement value, String field) {
        if (!(value instanceof JsonPrimitive number) || !number.isNumber()
                || !(Math.abs(number.getAsDouble()) <= FARTHEST)) {
            throw wrong(field, "a number");
        }
        return number.getAsDouble();
    }

    Wrong wrong(String field, String wanted) {
        return new Wrong(json.has(field) || field.contains("[")
                ? "\"" + path(field) + "\" is not " + wanted
                : "there is no \"" + path(field) + "\"");
    }

    private String path(String field) {
        return at.isEmpty() ? field : at + "." + field;
    }
}
