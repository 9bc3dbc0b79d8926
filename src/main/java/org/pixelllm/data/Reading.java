package org.pixelllm.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.model.Extent;

/**
 * What the readers of all formats share: where pictures lie, and what to do about bad rows.
 *
 * @param findings what was wrong so far
 * @param pictures where pictures are looked for
 */
record Reading(Findings findings, PictureFinder pictures) {
    private static final int MOST_SIDE = 1_000_000;

    /** Makes something of a row. */
    interface Maker<T> {
        T make(Row row) throws BadRow;
    }

    /** Makes something of each row, leaving out the bad ones where that is allowed. */
    <T> List<T> each(List<Row> rows, Maker<T> maker) {
        List<T> made = new ArrayList<>();
        for (Row row : rows) {
            maybe(row, maker).ifPresent(made::add);
        }
        return made;
    }

    <T> Optional<T> maybe(Row row, Maker<T> maker) {
        try {
            return Optional.ofNullable(maker.make(row));
        } catch (BadRow bad) {
            findings.bad(bad);
            return Optional.empty();
        }
    }

    /** Reads the rows of a list, if there is one. */
    <T> List<T> each(Row row, String field, Maker<T> maker) throws BadRow {
        return row.has(field) ? each(row.rows(field), maker) : List.of();
    }

    /** Finds the file of a picture. */
    Path picture(Row row, String field, String name) throws BadRow {
        return pictures.find(name, row.at().at(field));
    }

    /** Reads width and height, if both are there. */
    static Optional<Extent> size(Row row) throws BadRow {
        if (!row.has("width") || !row.has("height")) {
            return Optional.empty();
        }
        double width = row.number("width");
        double height = row.number("height");
        if (!(Math.min(width, height) >= 1) || Math.max(width, height) > MOST_SIDE) {
            throw row.bad(Flaw.WRONG_TYPE, "width", "a picture of " + width + " x " + height + " pixels");
        }
        return Optional.of(new Extent((int) height, (int) width));
    }

    /** Reads a mask, if there is one; a bad mask is left out, not the row. */
    Optional<Segmentation> mask(Row row, String field) {
        return row.has(field) && !row.json().get(field).toString().equals("[]")
                ? maybe(row, r -> Segmentation.of(r, field))
                : Optional.empty();
    }

    /** Returns a box that has an area within the picture. */
    CocoBox checked(CocoBox bounds, Optional<Extent> size, Row row, String field) throws BadRow {
        Box box = bounds.box();
        if (!(bounds.width() > 0) || !(bounds.height() > 0)) {
            throw row.bad(Flaw.EMPTY_BOX, field, bounds.width() + " x " + bounds.height() + " pixels");
        }
        if (size.isPresent()) {
            Box picture = new Box(0, 0, size.get().width(), size.get().height());
            String seen = box.compact() + " in a picture of " + size.get().width() + " x " + size.get().height();
            if (!(picture.intersect(box).area() > 0)) {
                throw row.bad(Flaw.BOX_OUTSIDE, field, seen);
            }
            if (Math.min(box.x0(), box.y0()) < -1 || box.x1() > picture.x1() + 1 || box.y1() > picture.y1() + 1) {
                findings.odd(Flaw.BOX_REACHES_OUT, row.at().at(field), seen);
            }
        }
        return bounds;
    }
}
