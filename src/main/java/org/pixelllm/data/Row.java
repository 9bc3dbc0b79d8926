package org.pixelllm.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pixelllm.geometry.CocoBox;

/**
 * An object of a JSON file whose fields are checked as they are read.
 *
 * @param json what stands there
 * @param section name of the list that it stands in; empty where the file is one list, or has a row on each line
 * @param at where it stands
 */
record Row(JsonObject json, String section, Position at) {
    private static final int LONGEST_TEXT = 100_000;
    private static final double FARTHEST = 1e9;

    boolean has(String field) {
        return json.has(field) && !json.get(field).isJsonNull();
    }

    BadRow bad(Flaw flaw, String field, String seen) {
        return new BadRow(flaw, field.isEmpty() ? at : at.at(field), seen);
    }

    JsonElement get(String field) throws BadRow {
        if (!has(field)) {
            throw bad(Flaw.MISSING_FIELD, "", "there is no \"" + field + "\"");
        }
        return json.get(field);
    }

    private BadRow wrong(String field, String wanted) {
        String seen = String.valueOf(json.get(field));
        return bad(Flaw.WRONG_TYPE, field, (seen.length() > 60 ? seen.substring(0, 60) + "…" : seen)
                + " is not " + wanted);
    }

    /** Reads a text that says something. */
    String text(String field) throws BadRow {
        String text = word(field).strip();
        if (text.isEmpty()) {
            throw bad(Flaw.EMPTY_TEXT, field, "an empty text");
        }
        return text;
    }

    /** Reads a text that may be empty. */
    String word(String field) throws BadRow {
        if (!(get(field) instanceof JsonPrimitive word) || !word.isString()) {
            throw wrong(field, "a text");
        }
        if (word.getAsString().length() > LONGEST_TEXT) {
            throw bad(Flaw.TOO_LONG, field, word.getAsString().length() + " characters");
        }
        return word.getAsString();
    }

    /** Reads an id, which some write as a number and some as a text. */
    String id(String field) throws BadRow {
        if (!(get(field) instanceof JsonPrimitive id) || id.isBoolean() || id.getAsString().isBlank()
                || id.getAsString().length() > 1000) {
            throw wrong(field, "an id");
        }
        return id.getAsString().endsWith(".0") && id.isNumber()
                ? id.getAsString().replaceFirst("\\.0$", "")
                : id.getAsString();
    }

    double number(String field) throws BadRow {
        return number(get(field), field);
    }

    private double number(JsonElement value, String field) throws BadRow {
        if (!(value instanceof JsonPrimitive number) || number.isBoolean()) {
            throw wrong(field, "a number");
        }
        String text = number.getAsString().toLowerCase(Locale.ROOT);
        if (number.isString() && (text.equals("nan") || text.endsWith("infinity"))) {
            throw bad(Flaw.NOT_A_NUMBER, field, number.getAsString());
        }
        if (number.isString()) {
            throw wrong(field, "a number");
        }
        double read = number.getAsDouble();
        if (!(Math.abs(read) <= FARTHEST)) {
            throw bad(Flaw.NOT_A_NUMBER, field, text);
        }
        return read;
    }

    double[] numbers(String field) throws BadRow {
        return numbers(get(field), field);
    }

    double[] numbers(JsonElement list, String field) throws BadRow {
        if (!(list instanceof JsonArray array)) {
            throw wrong(field, "a list of numbers");
        }
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(array.get(i), field + "[" + i + "]");
        }
        return numbers;
    }

    /** Reads x, y, width and height. */
    CocoBox cornerAndSize(String field) throws BadRow {
        double[] n = four(field);
        return new CocoBox(n[0], n[1], n[2], n[3]);
    }

    double[] four(String field) throws BadRow {
        double[] n = numbers(field);
        if (n.length != 4) {
            throw bad(Flaw.WRONG_TYPE, field, n.length + " numbers where a box has 4");
        }
        return n;
    }

    /** Reads a list of objects; what is none is the row's flaw. */
    List<Row> rows(String field) throws BadRow {
        if (!(get(field) instanceof JsonArray array)) {
            throw wrong(field, "a list");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!array.get(i).isJsonObject()) {
                throw wrong(field, "a list of objects");
            }
            rows.add(new Row(array.get(i).getAsJsonObject(), section, at.at(field + "[" + i + "]")));
        }
        return rows;
    }

    /** Reads a list of texts that say something, or a single one. */
    List<String> texts(String field) throws BadRow {
        if (!(get(field) instanceof JsonArray array)) {
            return List.of(text(field));
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement each : array) {
            JsonObject one = new JsonObject();
            one.add(field, each);
            texts.add(new Row(one, section, at).text(field));
        }
        return texts;
    }

    /** Reads a text where there is one. */
    Optional<String> maybe(String field) throws BadRow {
        return has(field) ? Optional.of(word(field)) : Optional.empty();
    }
}
