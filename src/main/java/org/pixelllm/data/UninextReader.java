package org.pixelllm.data;

import java.util.List;
import org.pixelllm.geometry.CocoBox;

/**
 * Reads references as UNINEXT's files hold them: lists named by split, an object with its expressions in each row.
 *
 * @see <a href="https://github.com/MasterBin-IIAU/UNINEXT/blob/master/assets/DATA.md">data</a>
 */
final class UninextReader implements Reading.Maker<Example> {
    private final Reading reading;

    UninextReader(Reading reading) {
        this.reading = reading;
    }

    @Override
    public Example make(Row row) throws BadRow {
        var size = Reading.size(row);
        String id = row.id("image_id");
        String name = row.has("file_name") ? row.text("file_name") : id;
        CocoBox bounds = reading.checked(row.cornerAndSize("bbox"), size, row, "bbox");
        var mask = reading.mask(row, row.has("mask") ? "mask" : "segmentation");
        List<BoxedText> expressions = row.texts("expressions").stream()
                .map(text -> new BoxedText("", text, bounds, mask)).toList();
        return Example.of(id, reading.picture(row, "image_id", name), size).withSplit(row.section())
                .withExpressions(expressions);
    }
}
