package org.pixelllm.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.pixelllm.problem.UserProblem;

/** Tells by the first rows of a file in which format it is. */
final class Sniffer {
    private Sniffer() {}

    /** Returns the format, or nothing for a file that is none of a data set's or cannot be read. */
    static Optional<Format> format(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            return name.endsWith(".jsonl") ? lines(file) : name.endsWith(".json") ? sections(file) : Optional.empty();
        } catch (UserProblem | IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Format> lines(Path file) throws IOException {
        try (LineRows rows = new LineRows(file, new Findings(true))) {
            for (int i = 0; i < 10 && rows.hasNext(); i++) {
                Row row = rows.next();
                if (row.has("timed_caption") || row.has("traces")) {
                    return Optional.of(Format.LOCALIZED_NARRATIVES);
                }
                if (row.has("picture")) {
                    return Optional.of(Format.PLAIN);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Format> sections(Path file) throws IOException {
        try (SectionRows rows = new SectionRows(file, new Findings(true), section -> true)) {
            boolean captioned = false;
            while (rows.hasNext()) {
                Row row = rows.next();
                captioned |= row.section().equals(CocoReader.IMAGES) && row.has("caption");
                if (!row.section().equals(CocoReader.IMAGES)) {
                    Optional<Format> format = row(row, captioned);
                    if (format.isPresent() || row.section().isEmpty()) {
                        return format;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Format> row(Row row, boolean captioned) {
        if (row.has("expressions") && row.has("bbox")) {
            return Optional.of(Format.UNINEXT);
        }
        if (row.section().isEmpty()) {
            return row.has("regions")
                    ? Optional.of(Format.VISUAL_GENOME)
                    : row.has("sentences") && row.has("ann_id") ? Optional.of(Format.REFCOCO) : Optional.empty();
        }
        if (!row.section().equals(CocoReader.ANNOTATIONS) || !row.has("image_id")) {
            return Optional.empty();
        }
        if (row.has("bbox")) {
            return Optional.of(captioned || row.has("refexp_sent")
                    ? Format.MDETR
                    : row.has("caption") ? Format.GRIT : Format.COCO_INSTANCES);
        }
        return row.has("caption") ? Optional.of(Format.COCO_CAPTIONS) : Optional.empty();
    }
}
