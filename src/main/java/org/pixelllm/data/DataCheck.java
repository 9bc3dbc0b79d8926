package org.pixelllm.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

/**
 * What a data set holds, counted by reading all of it.
 *
 * @param format of the files
 * @param files that were read
 * @param counts of pictures, captions, words with a place, regions, expressions and masks, and of pictures by split
 * @param histograms words of a text, sizes of boxes, objects of a picture; those of which there are any
 * @param samples at most ten examples, drawn at random, the same ones each time
 * @param findings what is wrong
 */
public record DataCheck(Format format, List<Path> files, Map<String, Long> counts, List<Tally> histograms,
        List<Example> samples, Findings findings) {
    /**
     * Reads a data set of a folder to the end, leaving out what is bad.
     *
     * @param progress is told the number of examples after each; what it throws ends the work
     * @throws CancellationException if the thread is interrupted
     */
    public static DataCheck of(Path folder, Format format, DataSet.Options options, LongConsumer progress) {
        try (DataSet data = DataSet.open(folder, Optional.of(format), options.skippingBad())) {
            Counting counting = new Counting();
            for (Example example : data) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted after " + counting.examples() + " examples");
                }
                counting.add(example);
                progress.accept(counting.examples());
            }
            return new DataCheck(format, data.files(), counting.counts(), counting.histograms(), counting.samples(),
                    data.findings());
        }
    }

    /** Returns counts and flaws as lines of text. */
    public String table() {
        StringBuilder text = new StringBuilder(format.word()).append(": ").append(names());
        counts.forEach((what, count) -> text.append(String.format(Locale.ROOT, "%n  %,12d  %s", count, what)));
        for (Tally tally : histograms) {
            text.append(String.format(Locale.ROOT, "%n%16s%s: %s to %s %s, half of them up to %s", "",
                    tally.title().toLowerCase(Locale.ROOT), number(tally.quantile(0)),
                    number(tally.quantile(1)), tally.across(), number(tally.quantile(0.5))));
        }
        text.append(String.format(Locale.ROOT, findings.groups().isEmpty() ? "%n  no flaws" : "%n  flaws"));
        for (Findings.Group group : findings.groups()) {
            text.append(String.format(Locale.ROOT, "%n  %,12d  %s%s", group.count(), group.flaw().words(),
                    group.flaw().isHarmless() ? ", used as it is" : ""));
            group.first().forEach(told -> text.append(String.format(Locale.ROOT, "%n%16s%s", "", told)));
        }
        return text.toString();
    }

    private String names() {
        String first = String.join(", ", files.stream().limit(4).map(file -> file.getFileName().toString()).toList());
        return files.size() > 4 ? first + " and " + (files.size() - 4) + " more" : first;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
