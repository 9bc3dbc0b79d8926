package org.pixelllm.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files that are built as COCO's: lists of images, annotations and categories, which belong together by ids; and
 * RefCOCO's references, which belong to them.
 *
 * @see <a href="https://cocodataset.org/#format-data">data format</a>
 */
final class CocoReader implements ExampleSource {
    /** Where references stand: their file is one list. */
    static final String REFS = "";
    static final String IMAGES = "images";
    static final String ANNOTATIONS = "annotations";
    private static final String CATEGORIES = "categories";
    private static final Set<String> SECTIONS = Set.of(REFS, IMAGES, ANNOTATIONS, CATEGORIES);
    private static final int MOST_CATEGORIES = 100_000;

    private final Reading reading;
    private final Grouping grouping;
    private final Map<String, String> categories = new HashMap<>();
    private final SeenIds seen = new SeenIds();
    private final CocoExample maker;
    private final List<Path> files;
    private Iterator<Group> groups;
    private Optional<Example> next = Optional.empty();

    /** Reads files together, say references and the instances that they speak of. */
    CocoReader(List<Path> files, Reading reading) {
        this.files = files;
        this.reading = reading;
        grouping = new Grouping(files, files.stream().mapToLong(CocoReader::size).sum());
        maker = new CocoExample(reading, categories);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Rows.problem(file, e);
        }
    }

    private void gather() {
        for (Path file : files) {
            try (SectionRows rows = new SectionRows(file, reading.findings(), SECTIONS::contains)) {
                while (rows.hasNext()) {
                    reading.maybe(rows.next(), this::keep);
                }
            } catch (IOException e) {
                throw Rows.problem(file, e);
            }
        }
        groups = grouping.groups();
    }

    private Row keep(Row row) throws BadRow {
        String idField = row.section().equals(REFS) ? "ref_id" : "id";
        if (row.has(idField) && !seen.add(row.section() + "\n" + row.id(idField))) {
            throw row.bad(Flaw.TWICE, idField, "id " + row.id(idField));
        }
        if (!row.section().equals(CATEGORIES)) {
            grouping.add(row.id(row.section().equals(IMAGES) ? "id" : "image_id"), row);
        } else if (categories.size() < MOST_CATEGORIES) {
            categories.put(row.id("id"), row.word("name"));
        }
        return row;
    }

    @Override
    public boolean hasNext() {
        if (groups == null) {
            gather();
        }
        while (next.isEmpty() && groups.hasNext()) {
            Group group = groups.next();
            boolean silent = files.size() > 1 && group.of(REFS).isEmpty(); // objects that nobody refers to
            next = silent ? Optional.empty() : maker.make(group).filter(example -> !example.isEmpty());
        }
        return next.isPresent();
    }

    @Override
    public Example next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Example example = next.get();
        next = Optional.empty();
        return example;
    }

    @Override
    public void close() throws IOException {
        grouping.close();
    }
}
