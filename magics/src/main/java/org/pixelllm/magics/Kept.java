package org.pixelllm.magics;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.report.Detail;
import org.pixelllm.report.Overlay;
import org.pixelllm.report.OverlayGrid;

/** Answers as the bytes of a file, in the form that its name tells. */
final class Kept {
    /** What can be written, for messages. */
    static final String FORMS = ".html, .png or .svg, .json, .coco.json or .csv";
    private static final List<String> ENDINGS = List.of("coco.json", "json", "csv", "html", "png", "svg");

    private Kept() {}

    /** Returns the form that a file's name tells, such as {@code coco.json}; what it ends in where that is unknown. */
    static String form(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().filter(ending -> small.endsWith("." + ending)).findFirst()
                .orElse(small.contains(".") ? small.substring(small.lastIndexOf('.') + 1) : "");
    }

    static boolean isKnown(String form) {
        return ENDINGS.contains(form);
    }

    /** Says whether a form holds one picture only. */
    static boolean isSingle(String form) {
        return form.equals("png") || form.equals("svg");
    }

    static byte[] bytes(String form, List<Answer> answers, Detail detail) {
        Overlay first = answers.get(0).overlay();
        return switch (form) {
            case "png" -> first.png();
            case "svg" -> utf8(first.svg(detail));
            case "json" -> utf8(json(answers));
            case "coco.json" -> utf8(coco(answers));
            case "csv" -> utf8(csv(answers));
            default -> utf8(answers.size() == 1
                    ? Overlay.page(List.of(first), detail)
                    : grid(answers, detail).page(first.name()));
        };
    }

    private static OverlayGrid grid(List<Answer> answers, Detail detail) {
        OverlayGrid grid = new OverlayGrid(detail);
        answers.forEach(answer -> grid.add(answer.overlay()));
        return grid;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(List<Answer> answers) {
        JsonArray results = new JsonArray();
        answers.forEach(answer -> results.add(answer.json()));
        JsonObject file = new JsonObject();
        file.addProperty("pixelllm", JsonFile.VERSION);
        file.add("results", results);
        return file + "\n";
    }

    /** Writes images and annotations as COCO does; each sentence is an annotation with a caption. */
    private static String coco(List<Answer> answers) {
        JsonArray images = new JsonArray();
        JsonArray annotations = new JsonArray();
        for (Answer answer : answers) {
            JsonObject image = new JsonObject();
            image.addProperty("id", images.size() + 1);
            image.addProperty("file_name", answer.name());
            image.addProperty("width", answer.picture().width());
            image.addProperty("height", answer.picture().height());
            images.add(image);
            answer.sayings()
                    .forEach(saying -> annotations.add(annotation(saying, images.size(), annotations.size() + 1)));
        }
        JsonObject category = new JsonObject();
        category.addProperty("id", 1);
        category.addProperty("name", "object");
        JsonArray categories = new JsonArray();
        categories.add(category);
        JsonObject file = new JsonObject();
        file.add("images", images);
        file.add("annotations", annotations);
        file.add("categories", categories);
        return file + "\n";
    }

    private static JsonObject annotation(Saying saying, int image, int id) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("image_id", image);
        json.addProperty("caption", saying.text());
        saying.score().ifPresent(score -> json.addProperty("score", score));
        if (saying.box().isPresent()) {
            Box box = saying.box().get();
            json.addProperty("category_id", 1);
            json.addProperty("iscrowd", 0);
            json.add("bbox", Json.numbers(box.x0(), box.y0(), box.width(), box.height()));
            json.addProperty("area", saying.mask().map(mask -> (double) mask.area()).orElse(box.area()));
            saying.mask().ifPresent(mask -> json.add("segmentation", Json.mask(RunLength.of(mask))));
        }
        return json;
    }

    /** Writes a line for each word, after a line of names. */
    private static String csv(List<Answer> answers) {
        StringBuilder csv = new StringBuilder("picture,says,score,x0,y0,x1,y1,word,x,y\n");
        for (Answer answer : answers) {
            for (Saying saying : answer.sayings()) {
                String said = quoted(answer.name()) + "," + quoted(saying.text()) + ","
                        + (saying.score().isPresent() ? saying.score().getAsDouble() : "") + ","
                        + saying.box().map(b -> join(b.x0(), b.y0(), b.x1(), b.y1())).orElse(",,,");
                saying.words().forEach(word -> csv.append(said).append(',').append(quoted(word.text())).append(',')
                        .append(place(word.place())).append('\n'));
                csv.append(saying.words().isEmpty() ? said + ",,,\n" : "");
            }
        }
        return csv.toString();
    }

    private static String place(Point place) {
        return join(place.x(), place.y());
    }

    private static String join(double... numbers) {
        StringBuilder text = new StringBuilder();
        for (double number : numbers) {
            text.append(text.isEmpty() ? "" : ",").append(String.format(Locale.ROOT, "%.1f", number));
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
