package org.pixelllm.train;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Replacement;

/** The losses of a run in {@code losses.csv}, a line for every step, or 20: stage, steps done, name, mean. */
public final class LossLog implements Closeable {
    private static final String FILE = "losses.csv";
    private static final int EACH = 20;

    private final Path file;
    private final int each;
    private final List<String> pending = new ArrayList<>();
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private int count;

    LossLog(Path folder) {
        this(folder, EACH);
    }

    private LossLog(Path folder, int each) {
        this.file = folder.resolve(FILE);
        this.each = each;
    }

    /** Returns a log that keeps every number to its last bit. */
    static LossLog ofEveryStep(Path folder) {
        return new LossLog(folder, 1);
    }

    /** Adds the losses of a step. */
    void add(String stage, int step, Map<String, Float> losses) {
        losses.forEach((name, value) -> sums.merge(name, (double) value, Double::sum));
        count++;
        if ((step + 1) % each == 0) {
            sums.forEach((name, sum) -> pending.add("%s,%d,%s,%s".formatted(stage, step + 1, name, written(sum))));
            sums.clear();
            count = 0;
        }
    }

    private String written(double sum) {
        return each == 1 ? Float.toString((float) sum) : String.format(Locale.ROOT, "%.4f", sum / count);
    }

    /** Writes what was added; call it before a checkpoint, so that the file never knows less than the run. */
    void flush() {
        if (pending.isEmpty() && Files.exists(file)) {
            return;
        }
        replace(out -> {
            if (Files.exists(file)) {
                Files.copy(file, out);
            }
            out.write(lines(pending));
        });
        pending.clear();
    }

    private static byte[] lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    private void replace(Replacement.Content content) {
        Unbroken.during(() -> {
            try {
                Replacement.write(file, content);
            } catch (IOException e) {
                throw UserProblem.that("could not write " + file).line("it says", String.valueOf(e.getMessage()))
                        .line("try", "a folder that can be written to, with room in it").because(e);
            }
        });
    }

    /** Forgets the lines of a stage after a step: they will be learned again. */
    void cut(String stage, int step) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            List<String> kept = Files.readAllLines(file).stream().filter(line -> {
                String[] cells = line.split(",");
                return cells.length == 4 && (!cells[0].equals(stage) || Integer.parseInt(cells[1]) <= step);
            }).toList();
            replace(out -> out.write(lines(kept)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the losses of the run in a folder.
     *
     * @return stage to name to steps and means; empty if there is no log
     */
    public static Map<String, Map<String, double[][]>> read(Path folder) {
        Path file = folder.resolve(FILE);
        Map<String, Map<String, List<double[]>>> points = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try {
                Files.readAllLines(file).stream().map(line -> line.split(",")).filter(cells -> cells.length == 4)
                        .forEach(cells -> points.computeIfAbsent(cells[0], s -> new LinkedHashMap<>())
                                .computeIfAbsent(cells[2], n -> new ArrayList<>())
                                .add(new double[]{Double.parseDouble(cells[1]), Double.parseDouble(cells[3])}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Map<String, Map<String, double[][]>> series = new LinkedHashMap<>();
        points.forEach((stage, losses) -> losses.forEach((name, all) -> series
                .computeIfAbsent(stage, s -> new LinkedHashMap<>()).put(name, new double[][]{
                    all.stream().mapToDouble(p -> p[0]).toArray(), all.stream().mapToDouble(p -> p[1]).toArray()})));
        return series;
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
