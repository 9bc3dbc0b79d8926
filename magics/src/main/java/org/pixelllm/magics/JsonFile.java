package org.pixelllm.magics;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.Region;
import org.pixelllm.Word;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.Point;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.problem.UserProblem;

/** Reads the JSON that {@code --json} tells and {@code --save FILE.json} writes; trusts nothing in it. */
final class JsonFile {
    static final int VERSION = 1;
    /** What the JSON of a result holds, for people who read or write it. */
    static final String SCHEMA = """
            --json tells a result as a line of JSON; --save FILE.json writes {"pixelllm": 1, "results": [such lines]}.
            show FILE.json shows it again and returns its values. Coordinates are pixels of the picture, from the top
            left corner, rounded to a tenth; a box is [x0, y0, x1, y1]. Every result has
              picture        what the user called it: a path, scenes:27, a variable
              width, height  of the picture
            A caption (caption, locate) has
              caption        the sentence
              score          mean log-probability of a token, at most 0
              box, points    where the model was told to look; neither for the whole picture
              words          a list of {"text", "begin", "end", "place", "points"}: the word, its characters in the
                             sentence (end is exclusive), its pixel [x, y], and all points that it spans
              beams          with --beams, a list of {"caption", "score", "words"}, best first
            What refer finds has
              expression     as it was asked
              box            of what is meant
              mask           its pixels as COCO writes them, {"size": [height, width], "counts": "..."}, if told
              mask_area      number of its pixels
              words          as above
            What describe finds has
              regions        a list of {"box", "score", "caption", "caption_score", "words", "mask"}, best first
            explain tells a caption, and beside it
              words          each with "layers" (shares of the visual tokens), "heat" and "padding"
              *heat          {"rows", "columns", "cell_width", "cell_height", "shares"}, row by row
              stages, lora, similarity   shapes, what LoRA changes, cosines with --against
            --save FILE.coco.json writes COCO's images, annotations (bbox [x, y, width, height], caption, score,
            segmentation) and categories; --save FILE.csv a line for each word.""";
    private static final long MOST_BYTES = 64_000_000;
    private static final int MOST_ENTRIES = 100_000;
    private static final int MOST_CHARACTERS = 100_000;
    private static final double FARTHEST = 1e7; // pixels

    private final String name;

    /**
     * A result as it was read.
     *
     * @param value a Caption, a list of captions, a Grounding or a list of regions
     */
    record Entry(String picture, int width, int height, Object value) {}

    private JsonFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file, or lines, of results.
     *
     * @throws UserProblem if it is not such a file, with the place that is wrong
     */
    static List<Entry> read(Path path, String name) {
        JsonFile file = new JsonFile(name);
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw file.wrong(Files.size(path) + " bytes", "it may have " + MOST_BYTES);
            }
            return file.entries(Files.readString(path));
        } catch (IOException e) {
            throw UserProblem.that("could not read the file \"" + name + "\"").line("looked at", path.toString())
                    .line("it says", e.getClass().getSimpleName()).because(e);
        }
    }

    private List<Entry> entries(String text) {
        try {
            List<JsonElement> results = new ArrayList<>();
            JsonObject first = JsonParser.parseString(text.lines().findFirst().orElse("")).getAsJsonObject();
            if (first.has("results")) {
                array(first, "results", "the file").forEach(results::add);
            } else {
                text.lines().filter(line -> !line.isBlank()).map(JsonParser::parseString).forEach(results::add);
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonElement result : results) {
                entries.add(entry(result.getAsJsonObject(), "result " + (entries.size() + 1)));
            }
            if (entries.isEmpty()) {
                throw wrong("no results", "help json");
            }
            return entries;
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | ClassCastException
                | UnsupportedOperationException | ArithmeticException e) { // what Gson throws where a value is another
            throw wrong(String.valueOf(e.getMessage()).lines().findFirst().orElse(""), "help json").because(e);
        }
    }

    private UserProblem wrong(String seen, String help) {
        return UserProblem.that("could not take \"" + name + "\" for results of this program").line("seen", seen)
                .line("see", help);
    }

    private Entry entry(JsonObject json, String where) {
        int width = (int) number(json, "width", where, 1, 20_000);
        int height = (int) number(json, "height", where, 1, 20_000);
        require((long) width * height <= 64_000_000, where + " is of a picture of " + width + " x " + height);
        return new Entry(text(json, "picture", where), width, height, value(json, where));
    }

    private static Object value(JsonObject json, String where) {
        if (json.has("regions")) {
            List<Region> regions = new ArrayList<>();
            array(json, "regions", where)
                    .forEach(one -> regions
                            .add(region(one.getAsJsonObject(), where + ", region " + (regions.size() + 1))));
            return List.copyOf(regions);
        }
        if (json.has("expression")) {
            return new Grounding(text(json, "expression", where), box(json, where), mask(json, where),
                    words(json, where));
        }
        Prompt prompt = prompt(json, where);
        if (json.has("beams")) {
            List<Caption> beams = new ArrayList<>();
            array(json, "beams", where).forEach(
                    one -> beams.add(caption(one.getAsJsonObject(), prompt, where + ", beam " + (beams.size() + 1))));
            require(!beams.isEmpty(), where + " has no beams");
            return List.copyOf(beams);
        }
        return caption(json, prompt, where);
    }

    private static Caption caption(JsonObject json, Prompt prompt, String where) {
        return new Caption(text(json, "caption", where), words(json, where),
                number(json, "score", where, -1e6, 1e6), prompt);
    }

    private static Region region(JsonObject json, String where) {
        Box box = box(json, where);
        Caption caption = new Caption(text(json, "caption", where), words(json, where),
                json.has("caption_score") ? number(json, "caption_score", where, -1e6, 1e6) : 0, new Prompt.InBox(box));
        return new Region(box, number(json, "score", where, -1e6, 1e6), caption, mask(json, where));
    }

    private static Prompt prompt(JsonObject json, String where) {
        if (json.has("box")) {
            return new Prompt.InBox(box(json, where));
        }
        return json.has("points") ? new Prompt.AtPoints(points(json, where)) : Prompt.WHOLE;
    }

    private static List<Word> words(JsonObject json, String where) {
        List<Word> words = new ArrayList<>();
        for (JsonElement each : array(json, "words", where)) {
            JsonObject word = each.getAsJsonObject();
            String at = where + ", word " + (words.size() + 1);
            words.add(new Word(text(word, "text", at), (int) number(word, "begin", at, 0, MOST_CHARACTERS),
                    (int) number(word, "end", at, 0, MOST_CHARACTERS), points(word, at)));
        }
        return words;
    }

    private static List<Point> points(JsonObject json, String where) {
        List<Point> points = new ArrayList<>();
        for (JsonElement each : array(json, "points", where)) {
            double[] xy = numbers(each.getAsJsonArray(), 2, where);
            points.add(new Point(xy[0], xy[1]));
        }
        return points;
    }

    private static Box box(JsonObject json, String where) {
        double[] n = numbers(array(json, "box", where), 4, where);
        return new Box(n[0], n[1], n[2], n[3]);
    }

    private static Optional<Mask> mask(JsonObject json, String where) {
        if (!json.has("mask")) {
            return Optional.empty();
        }
        JsonObject mask = json.getAsJsonObject("mask");
        double[] size = numbers(array(mask, "size", where), 2, where);
        require(size[0] >= 1 && size[1] >= 1 && size[0] * size[1] <= 64e6, where + " has a mask without a size");
        return Optional.of(RunLength.parse(text(mask, "counts", where), (int) size[0], (int) size[1]).mask());
    }

    private static double[] numbers(JsonArray array, int count, String where) {
        require(array.size() == count, where + " has " + array.size() + " numbers where " + count + " belong");
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = array.get(i).getAsDouble();
            require(Math.abs(numbers[i]) <= FARTHEST, where + " has the coordinate " + numbers[i]);
        }
        return numbers;
    }

    private static double number(JsonObject json, String name, String where, double least, double most) {
        require(json.has(name), where + " has no \"" + name + "\"");
        double value = json.get(name).getAsDouble();
        require(value >= least && value <= most, where + " has the " + name + " " + value);
        return value;
    }

    private static String text(JsonObject json, String name, String where) {
        require(json.has(name), where + " has no \"" + name + "\"");
        String text = json.get(name).getAsString();
        require(text.length() <= MOST_CHARACTERS,
                where + " has a \"" + name + "\" of " + text.length() + " characters");
        return text;
    }

    private static JsonArray array(JsonObject json, String name, String where) {
        require(json.has(name), where + " has no \"" + name + "\"");
        JsonArray array = json.getAsJsonArray(name);
        require(array.size() <= MOST_ENTRIES, where + " has " + array.size() + " " + name);
        return array;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
