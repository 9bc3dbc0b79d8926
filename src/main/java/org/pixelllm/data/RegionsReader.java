package org.pixelllm.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.model.Extent;

/**
 * Reads Visual Genome's region descriptions, all regions of a picture in a row; sizes and file names come from
 * {@code image_data.json} beside it, where there is one.
 *
 * @see <a href="https://homes.cs.washington.edu/~ranjay/visualgenome/api_readme.html">data readme</a>
 */
final class RegionsReader implements Reading.Maker<Example> {
    /** Visual Genome's list of pictures. */
    static final String PICTURES = "image_data.json";

    private final Reading reading;
    private final SeenIds seen = new SeenIds();
    private final Map<String, Entry> pictures = new HashMap<>();

    private record Entry(String name, Optional<Extent> size) {}

    /** Reads the list of pictures beside the regions, which stays in memory. */
    RegionsReader(Path file, Reading reading) {
        this.reading = reading;
        Path list = file.resolveSibling(PICTURES);
        if (Files.isRegularFile(list)) {
            SectionRows rows = new SectionRows(list, reading.findings(), ""::equals);
            while (rows.hasNext()) {
                reading.maybe(rows.next(), row -> pictures.put(row.id(row.has("image_id") ? "image_id" : "id"),
                        new Entry(row.text("url"), Reading.size(row))));
            }
        }
    }

    @Override
    public Example make(Row row) throws BadRow {
        String id = row.id(row.has("id") ? "id" : "image_id");
        if (!seen.add(id)) {
            throw row.bad(Flaw.TWICE, "id", "picture " + id);
        }
        Entry entry = pictures.getOrDefault(id, new Entry(id, Optional.empty()));
        if (row.rows("regions").isEmpty()) {
            return Example.of(id, Path.of(""), entry.size());
        }
        return Example.of(id, reading.picture(row, "id", entry.name()), entry.size())
                .withRegions(reading.each(row, "regions", r -> region(r, entry.size())));
    }

    private BoxedText region(Row row, Optional<Extent> size) throws BadRow {
        CocoBox bounds = new CocoBox(row.number("x"), row.number("y"), row.number("width"), row.number("height"));
        return new BoxedText(row.has("region_id") ? row.id("region_id") : "", row.text("phrase"),
                reading.checked(bounds, size, row, "x"), Optional.empty());
    }
}
