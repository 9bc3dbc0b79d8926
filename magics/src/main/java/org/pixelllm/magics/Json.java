package org.pixelllm.magics;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.Region;
import org.pixelllm.Word;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.image.Picture;

/** Results as JSON for other programs; coordinates are pixels, rounded to a tenth. */
final class Json {
    private Json() {}

    static JsonObject of(String name, Picture picture, Caption caption) {
        JsonObject json = about(name, picture);
        tell(json, caption);
        if (caption.prompt() instanceof Prompt.InBox in) {
            json.add("box", box(in.box()));
        } else if (caption.prompt() instanceof Prompt.AtPoints at) {
            json.add("points", points(at.points()));
        }
        json.add("words", words(caption.words()));
        return json;
    }

    private static void tell(JsonObject json, Caption caption) {
        json.addProperty("caption", caption.text());
        json.addProperty("score", caption.score());
    }

    static JsonObject ofBeams(String name, Picture picture, List<Caption> beams) {
        JsonObject json = of(name, picture, beams.get(0));
        JsonArray all = new JsonArray();
        for (Caption beam : beams) {
            JsonObject one = new JsonObject();
            tell(one, beam);
            one.add("words", words(beam.words()));
            all.add(one);
        }
        json.add("beams", all);
        return json;
    }

    static JsonObject ofRegions(String name, Picture picture, List<Region> regions) {
        JsonObject json = about(name, picture);
        JsonArray all = new JsonArray();
        for (Region region : regions) {
            JsonObject one = new JsonObject();
            one.add("box", box(region.box()));
            one.addProperty("score", region.score());
            one.addProperty("caption", region.caption().text());
            one.addProperty("caption_score", region.caption().score());
            one.add("words", words(region.caption().words()));
            region.mask().ifPresent(mask -> one.add("mask", mask(RunLength.of(mask))));
            all.add(one);
        }
        json.add("regions", all);
        return json;
    }

    /** Writes a mask as COCO does: compressed runs, column by column. */
    static JsonObject mask(RunLength mask) {
        JsonArray size = new JsonArray();
        size.add(mask.height());
        size.add(mask.width());
        JsonObject json = new JsonObject();
        json.add("size", size);
        json.addProperty("counts", mask.compressed());
        return json;
    }

    static JsonObject of(String name, Picture picture, Grounding grounding) {
        JsonObject json = about(name, picture);
        json.addProperty("expression", grounding.expression());
        json.add("box", box(grounding.box()));
        grounding.mask().ifPresent(mask -> {
            json.addProperty("mask_area", mask.area());
            json.add("mask", mask(RunLength.of(mask)));
        });
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

    static JsonArray numbers(double... numbers) {
        JsonArray all = new JsonArray();
        for (double number : numbers) {
            all.add(Math.round(number * 10) / 10.0);
        }
        return all;
    }
}
