package org.pixelllm.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.model.Extent;

/**
 * Makes an example of a picture's rows. What an annotation is follows from its fields:
 *
 * <ul>
 * <li>a caption without a box: COCO's captions;
 * <li>a caption and a box: a region as GRiT's files hold it;
 * <li>a box, and a caption with the image: an expression as MDETR's files hold it;
 * <li>a box and {@code refexp_sent}: expressions as the published tools convert them;
 * <li>a box alone: an object, named by its category, or by the references that speak of it.
 * </ul>
 */
final class CocoExample {
    private final Reading reading;
    private final Map<String, String> categories;

    CocoExample(Reading reading, Map<String, String> categories) {
        this.reading = reading;
        this.categories = categories;
    }

    Optional<Example> make(Group group) {
        List<Row> images = group.of(CocoReader.IMAGES);
        if (images.isEmpty()) {
            Row first = group.rows().get(0);
            reading.findings().bad(first.bad(Flaw.UNKNOWN_PICTURE, "image_id", "no image has the id " + group.id()));
            return Optional.empty();
        }
        return reading.maybe(images.get(0), image -> example(image, group));
    }

    private Example example(Row image, Group group) throws BadRow {
        Optional<Extent> size = Reading.size(image);
        List<Row> annotations = group.of(CocoReader.ANNOTATIONS);
        List<Row> refs = group.of(CocoReader.REFS);
        if (annotations.isEmpty() && refs.isEmpty()) { // a picture of which nothing is said need not be there
            return Example.of(group.id(), Path.of(""), size);
        }
        Path picture = reading.picture(image, "file_name", image.text("file_name"));
        Example example = Example.of(group.id(), picture, size);
        if (!refs.isEmpty()) {
            return referred(example, annotations, refs);
        }
        List<Narrative> captions = new ArrayList<>();
        List<BoxedText> regions = new ArrayList<>();
        List<BoxedText> expressions = new ArrayList<>();
        for (Row row : annotations) {
            if (row.has("bbox") && row.has("refexp_sent")) {
                reading.maybe(row, r -> expressions.addAll(converted(r, size)));
            } else if (row.has("bbox") && image.has("caption")) {
                reading.maybe(row, r -> expressions.add(boxed(r, image.text("caption"), size)));
            } else if (row.has("bbox")) {
                reading.maybe(row, r -> regions.add(boxed(r, r.has("caption") ? r.text("caption") : kind(r), size)));
            } else {
                reading.maybe(row, r -> captions.add(Narrative.of(r.text("caption"))));
            }
        }
        return example.withNarratives(captions).withRegions(regions).withExpressions(expressions);
    }

    private String kind(Row row) throws BadRow {
        return row.has("category_id") ? categories.getOrDefault(row.id("category_id"), "") : "";
    }

    private BoxedText boxed(Row row, String text, Optional<Extent> size) throws BadRow {
        CocoBox bounds = reading.checked(row.cornerAndSize("bbox"), size, row, "bbox");
        return new BoxedText(row.has("id") ? row.id("id") : "", text, bounds, reading.mask(row, "segmentation"));
    }

    private List<BoxedText> converted(Row row, Optional<Extent> size) throws BadRow {
        List<BoxedText> all = new ArrayList<>();
        for (String text : row.texts("refexp_sent")) {
            all.add(boxed(row, text, size));
        }
        return all;
    }

    private Example referred(Example example, List<Row> annotations, List<Row> refs) throws BadRow {
        Map<String, Row> objects = new HashMap<>();
        for (Row object : annotations) {
            objects.put(object.id("id"), object);
        }
        List<BoxedText> expressions = new ArrayList<>();
        for (Row ref : refs) {
            reading.maybe(ref, r -> expressions.addAll(referred(r, objects, example.size())));
        }
        return example.withExpressions(expressions).withSplit(refs.get(0).maybe("split").orElse(""));
    }

    private List<BoxedText> referred(Row ref, Map<String, Row> objects, Optional<Extent> size) throws BadRow {
        Row object = objects.get(ref.id("ann_id"));
        if (object == null) {
            throw ref.bad(Flaw.UNKNOWN_PICTURE, "ann_id", "no annotation of the picture has the id "
                    + ref.id("ann_id"));
        }
        BoxedText found = boxed(object, "", size);
        return reading.each(ref.rows("sentences"), sentence -> new BoxedText(sentence.id("sent_id"),
                sentence.text(sentence.has("sent") ? "sent" : "raw"), found.bounds(), found.mask()));
    }
}
