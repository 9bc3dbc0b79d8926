package org.pixelllm.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.pixelllm.problem.UserProblem;

/**
 * Tells by the first rows of a file in which format it is.
 *
 * @param format nothing for a file that is none of a data set's or cannot be read
 * @param reason why it cannot be read; empty where there is nothing wrong with it
 */
record Sniffer(Optional<Format> format, String reason) {
    static Sniffer of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Findings findings = new Findings(true);
        try {
            Optional<Format> format = name.endsWith(".jsonl")
                    ? lines(file, findings)
                    : name.endsWith(".json") ? sections(file, findings) : Optional.empty();
            return new Sniffer(format, findings.groups().stream().filter(group -> !group.flaw().isHarmless())
                    .map(group -> group.flaw().words()).findFirst().orElse(""));
        } catch (UserProblem | IOException | UncheckedIOException e) {
            return new Sniffer(Optional.empty(), "cannot be opened");
        }
    }

    private static Optional<Format> lines(Path file, Findings findings) throws IOException {
        try (LineRows rows = new LineRows(file, findings)) {
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

    private static Optional<Format> sections(Path file, Findings findings) throws IOException {
        try (SectionRows rows = new SectionRows(file, findings, section -> true)) {
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
