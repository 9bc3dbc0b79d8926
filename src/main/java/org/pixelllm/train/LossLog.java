package org.pixelllm.train;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The losses of a run, a line for each {@value #EACH} steps: stage, steps done, name, mean. */
final class LossLog implements Closeable {
    private static final int EACH = 20;

    private final Path file;
    private final List<String> pending = new ArrayList<>();
    private final Map<String, Double> sums = new java.util.LinkedHashMap<>();
    private int count;

    LossLog(Path file) {
        this.file = file;
    }

    /** Adds the losses of a step. */
    void add(String stage, int step, Map<String, Float> losses) {
        losses.forEach((name, value) -> sums.merge(name, (double) value, Double::sum));
        count++;
        if ((step + 1) % EACH == 0) {
            sums.forEach((name, sum) -> pending.add(String.format(Locale.ROOT, "%s,%d,%s,%.4f", stage, step + 1, name,
                    sum / count)));
            sums.clear();
            count = 0;
        }
    }

    /** Writes what was added; call it before a checkpoint, so that the file never knows less than the run. */
    void flush() {
        try {
            Files.write(file, pending, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            pending.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the lines of a stage after a step: they will be learned again. */
    void cut(String stage, int step) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            List<String> kept = Files.readAllLines(file).stream().filter(line -> {
                String[] cells = line.split(",", 3);
                return !cells[0].equals(stage) || Integer.parseInt(cells[1]) <= step;
            }).toList();
            Files.write(file, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
