package org.pixelllm.eval.task;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.pixelllm.Word;
import org.pixelllm.eval.DensePrediction;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.geometry.RunLength;

/** Writes predictions as JSON, and reads the parts that several tasks share. See {@link PredictionFile}. */
final class PredictionJson {
    private static final int MOST_POINTS = 64; // of a word

    private PredictionJson() {}

    static JsonObject of(Prediction prediction) {
        JsonObject json = new JsonObject();
        json.addProperty("id", prediction.id());
        if (prediction instanceof Prediction.Said said) {
            json.addProperty("caption", said.caption());
            words(json, said.words());
        } else if (prediction instanceof Prediction.Found found) {
            json.add("box", box(found.box()));
            found.mask().ifPresent(mask -> json.add("mask", mask(mask)));
            words(json, found.words());
        } else if (prediction instanceof Prediction.Pointed pointed) {
            json.addProperty("width", pointed.width());
            json.addProperty("height", pointed.height());
            words(json, pointed.words());
        } else if (prediction instanceof Prediction.Described described) {
            json.add("regions", regions(described.regions()));
        } else if (prediction instanceof Prediction.Refused refused) {
            json.addProperty("refused", refused.why());
        }
        return json;
    }

    private static void words(JsonObject json, List<Word> words) {
        if (words.isEmpty()) {
            return;
        }
        JsonArray all = new JsonArray();
        for (Word word : words) {
            JsonObject one = new JsonObject();
            one.addProperty("text", word.text());
            one.addProperty("begin", word.begin());
            one.addProperty("end", word.end());
            JsonArray points = new JsonArray();
            word.points().forEach(p -> points.add(numbers(p.x(), p.y())));
            one.add("points", points);
            all.add(one);
        }
        json.add("words", all);
    }

    private static JsonArray regions(List<DensePrediction> regions) {
        JsonArray all = new JsonArray();
        for (DensePrediction region : regions) {
            JsonObject one = new JsonObject();
            one.add("box", box(region.box().box()));
            one.addProperty("score", region.score());
            one.addProperty("caption", region.caption());
            all.add(one);
        }
        return all;
    }

    private static JsonObject mask(RunLength mask) {
        JsonObject json = new JsonObject();
        json.add("size", numbers(mask.height(), mask.width()));
        json.addProperty("counts", mask.compressed());
        return json;
    }

    private static JsonArray box(Box box) {
        return numbers(box.x0(), box.y0(), box.x1(), box.y1());
    }

    private static JsonArray numbers(double... numbers) {
        JsonArray all = new JsonArray();
        for (double number : numbers) {
            all.add(number);
        }
        return all;
    }

    /** Reads words with their places; none where the field is missing. */
    static List<Word> words(Fields json) {
        return json.has("words") ? json.objects("words").stream().map(PredictionJson::word).toList() : List.of();
    }

    private static Word word(Fields json) {
        List<Point> points = json.pairs("points").stream().map(p -> new Point(p[0], p[1])).toList();
        if (points.isEmpty() || points.size() > MOST_POINTS) {
            throw json.wrong("points", "a list of 1 to " + MOST_POINTS + " points");
        }
        String text = json.text("text");
        int begin = json.has("begin") ? json.whole("begin", 0, Integer.MAX_VALUE) : 0;
        return new Word(text, begin, json.has("end") ? json.whole("end", begin, Integer.MAX_VALUE) : begin, points);
    }

    static Box box(Fields json) {
        double[] n = json.numbers("box", 4);
        return new Box(n[0], n[1], n[2], n[3]);
    }

    /** Reads run lengths as COCO compresses them, if there are any. */
    static Optional<RunLength> mask(Fields json) {
        if (!json.has("mask")) {
            return Optional.empty();
        }
        Fields mask = json.object("mask");
        double[] size = mask.numbers("size", 2);
        if (!(Math.min(size[0], size[1]) >= 1)) {
            throw mask.wrong("size", "a height and a width");
        }
        try {
            return Optional.of(RunLength.parse(mask.text("counts"), (int) size[0], (int) size[1]));
        } catch (Fields.Wrong e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Fields.Wrong("\"mask\" cannot be drawn: " + e.getMessage());
        }
    }
}
