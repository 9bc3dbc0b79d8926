package org.pixelllm.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.image.Picture;
import org.pixelllm.image.PictureReader;
import org.pixelllm.model.Extent;
import org.pixelllm.problem.Nearest;

/**
 * Reads a folder of pictures with a JSON lines file that anyone can write by hand, a picture on each line:
 *
 * <pre>
 * {"picture": "cats/1.jpg", "caption": "a cat on a red sofa"}
 * {"picture": "cats/2.jpg", "captions": ["a cat", "two cats"],
 *  "words": [{"text": "cat", "point": [120, 80]}, {"text": "sofa", "box": [10, 60, 300, 200]}],
 *  "regions": [{"text": "a sleeping cat", "box": [90, 40, 160, 130]}],
 *  "expressions": [{"text": "the cat on the left", "box": [90, 40, 160, 130], "mask": [[90, 40, 160, 40, 125, 130]]}]}
 * </pre>
 *
 * <p>Only {@code picture} and one of {@code caption}, {@code captions}, {@code regions} and {@code expressions} must be
 * there. Boxes are x0, y0, x1, y1 and points x, y, in pixels from the upper left corner. {@code words} are words of the
 * first caption in their order. {@code mask} is what COCO calls a segmentation: polygons or run lengths. Also read are
 * {@code id} (otherwise the file's name), {@code width} and {@code height} (otherwise the picture's own) and
 * {@code split}; {@code id} may stand in regions and expressions too.
 */
final class PlainReader implements Reading.Maker<Example> {
    private static final Set<String> FIELDS = Set.of("picture", "id", "width", "height", "split", "caption", "captions",
            "words", "regions", "expressions");

    private final Reading reading;
    private final SeenIds seen = new SeenIds();

    PlainReader(Reading reading) {
        this.reading = reading;
    }

    @Override
    public Example make(Row row) throws BadRow {
        for (String field : row.json().keySet()) {
            if (!FIELDS.contains(field)) {
                List<String> near = Nearest.to(field, FIELDS);
                throw row.bad(Flaw.UNKNOWN_FIELD, "", "\"" + field + "\""
                        + (near.isEmpty() ? "" : ", did you mean \"" + near.get(0) + "\"?"));
            }
        }
        String name = row.text("picture");
        String id = row.has("id") ? row.id("id") : name;
        if (!seen.add(id)) {
            throw row.bad(Flaw.TWICE, row.has("id") ? "id" : "picture", id);
        }
        Path picture = reading.picture(row, "picture", name);
        Optional<Extent> size = size(row, picture);
        return Example.of(id, picture, size).withSplit(row.maybe("split").orElse(""))
                .withNarratives(narratives(row, size))
                .withRegions(reading.each(row, "regions", r -> boxed(r, size)))
                .withExpressions(reading.each(row, "expressions", r -> boxed(r, size)));
    }

    private Optional<Extent> size(Row row, Path path) throws BadRow {
        boolean needed = row.has("words") || row.has("regions") || row.has("expressions");
        Optional<Extent> told = Reading.size(row);
        if (told.isPresent() || !needed || !reading.pictures().required()) {
            return told;
        }
        Picture picture = PictureReader.read(path);
        return Optional.of(new Extent(picture.height(), picture.width()));
    }

    private List<Narrative> narratives(Row row, Optional<Extent> size) throws BadRow {
        List<String> captions = new ArrayList<>();
        captions.addAll(row.has("caption") ? row.texts("caption") : List.of());
        captions.addAll(row.has("captions") ? row.texts("captions") : List.of());
        List<Narrative> narratives = new ArrayList<>();
        for (String caption : captions) {
            narratives.add(narratives.isEmpty() && row.has("words")
                    ? new Narrative(caption, List.of(), words(row, caption, size))
                    : Narrative.of(caption));
        }
        return narratives;
    }

    private static List<PlacedWord> words(Row row, String caption, Optional<Extent> size) throws BadRow {
        Extent picture = size.orElseThrow(() -> row.bad(Flaw.MISSING_FIELD, "", "\"width\" and \"height\", for words"));
        List<PlacedWord> words = new ArrayList<>();
        int from = 0;
        for (Row word : row.rows("words")) {
            String text = word.text("text");
            int begin = caption.indexOf(text, from);
            if (begin < 0) {
                throw word.bad(Flaw.WRONG_TYPE, "text", "\"" + text + "\" does not follow in \"" + caption + "\"");
            }
            from = begin + text.length();
            words.add(new PlacedWord(text, begin, from,
                    place(word).scaled(1.0 / picture.width(), 1.0 / picture.height())));
        }
        return words;
    }

    private static Box place(Row word) throws BadRow {
        if (word.has("box")) {
            double[] n = word.four("box");
            return new Box(n[0], n[1], n[2], n[3]);
        }
        double[] n = word.numbers("point");
        if (n.length != 2) {
            throw word.bad(Flaw.WRONG_TYPE, "point", n.length + " numbers where a point has 2");
        }
        return new Box(n[0], n[1], n[0], n[1]);
    }

    private BoxedText boxed(Row row, Optional<Extent> size) throws BadRow {
        double[] n = row.four("box");
        CocoBox bounds = new CocoBox(n[0], n[1], n[2] - n[0], n[3] - n[1]);
        return new BoxedText(row.has("id") ? row.id("id") : "", row.text("text"),
                reading.checked(bounds, size, row, "box"), reading.mask(row, "mask"));
    }
}
