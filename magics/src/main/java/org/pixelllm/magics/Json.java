package org.pixelllm.magics;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.Word;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;

/** Results as JSON for other programs; coordinates are pixels, rounded to a tenth. */
final class Json {
    private Json() {}

    static JsonObject of(String name, Picture picture, Caption caption) {
        JsonObject json = about(name, picture);
        json.addProperty("caption", caption.text());
        json.addProperty("score", caption.score());
        if (caption.prompt() instanceof Prompt.InBox in) {
            json.add("box", box(in.box()));
        } else if (caption.prompt() instanceof Prompt.AtPoints at) {
            json.add("points", points(at.points()));
        }
        json.add("words", words(caption.words()));
        return json;
    }

    static JsonObject of(String name, Picture picture, Grounding grounding) {
        JsonObject json = about(name, picture);
        json.addProperty("expression", grounding.expression());
        json.add("box", box(grounding.box()));
        grounding.mask().ifPresent(mask -> json.addProperty("mask_area", mask.area()));
        json.add("words", words(grounding.words()));
        return json;
    }

    private static JsonObject about(String name, Picture picture) {
        JsonObject json = new JsonObject();
        json.addProperty("picture", name);
        json.addProperty("width", picture.width());
        json.addProperty("height", picture.height());
        return json;
    }

    private static JsonArray words(List<Word> words) {
        JsonArray all = new JsonArray();
        for (Word word : words) {
            JsonObject json = new JsonObject();
            json.addProperty("text", word.text());
            json.addProperty("begin", word.begin());
            json.addProperty("end", word.end());
            json.add("place", numbers(word.place().x(), word.place().y()));
            json.add("points", points(word.points()));
            all.add(json);
        }
        return all;
    }

    private static JsonArray points(List<Point> points) {
        JsonArray all = new JsonArray();
        points.forEach(point -> all.add(numbers(point.x(), point.y())));
        return all;
    }

    private static JsonArray box(Box box) {
        return numbers(box.x0(), box.y0(), box.x1(), box.y1());
    }

    private static JsonArray numbers(double... numbers) {
        JsonArray all = new JsonArray();
        for (double number : numbers) {
            all.add(Math.round(number * 10) / 10.0);
        }
        return all;
    }
}
