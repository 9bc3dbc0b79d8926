package org.pixelllm.eval.ablation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.pixelllm.eval.task.Interval;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A grid as a table: a row for each variant, shares × 100. */
final class AblationTable {
    private static final double PERCENT = 100;

    private AblationTable() {}

    static Table of(AblationResult result) {
        List<VariantScores> rows = result.scores();
        Table table = Table.create(title(result));
        for (String axis : result.plan().axes().keySet()) {
            table.addColumns(
                    StringColumn.create(axis, rows.stream().map(row -> row.variant().values().get(axis)).toList()));
        }
        table.addColumns(IntColumn.create("seeds", rows.stream().mapToInt(row -> row.cells().size()).toArray()));
        interval(table, "P@0.5", rows, row -> Optional.of(row.precision()));
        add(table, "P@0.5 deviation", rows, row -> PERCENT * row.precisionDeviation());
        interval(table, "mean IoU", rows, row -> Optional.of(row.iou()));
        add(table, "IoU deviation", rows, row -> PERCENT * row.iouDeviation());
        interval(table, "word in box", rows, VariantScores::words);
        interval(table, "P@0.5 to the first", rows, VariantScores::difference);
        table.addColumns(LongColumn.create("parameters", rows.stream().mapToLong(r -> first(r).size()).toArray()),
                LongColumn.create("learned", rows.stream().mapToLong(r -> first(r).learned()).toArray()),
                StringColumn.create("rate", rows.stream().map(r -> String.valueOf(first(r).recipe().rate())).toList()));
        return add(table, "seconds", rows,
                row -> row.cells().stream().mapToDouble(AblationCell::seconds).average().orElseThrow());
    }

    /** Returns the figures that matter most in lines of at most 110 characters, for a terminal. */
    static String plain(AblationResult result) {
        List<VariantScores> rows = result.scores();
        int widest = Math.max(7, rows.stream().mapToInt(row -> row.variant().name().length()).max().orElse(0));
        StringBuilder text = new StringBuilder(title(result));
        text.append(String.format(Locale.ROOT, "%n%n  %-" + widest + "s %5s %6s %13s %5s %8s %8s %11s %6s", "× 100",
                "seeds", "P@0.5", "95 %", "±", "mean IoU", "in box", "parameters", "rate"));
        for (VariantScores row : rows) {
            Interval found = row.precision();
            text.append(String.format(Locale.ROOT,
                    "%n  %-" + widest + "s %5d %6.1f %6.1f..%-5.1f %5s %8.1f %8s %11d %6s", row.variant().name(),
                    row.cells().size(), PERCENT * found.value(), PERCENT * found.low(), PERCENT * found.high(),
                    told(row.precisionDeviation()), PERCENT * row.iou().value(),
                    told(row.words().map(Interval::value).orElse(Double.NaN)), first(row).size(),
                    first(row).recipe().rate()));
        }
        return text.toString();
    }

    private static String told(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.1f", PERCENT * share);
    }

    private static String title(AblationResult result) {
        return "%d of %d cells; %s".formatted(result.cells().size(), result.plan().cells(), result.plan().budget());
    }

    private static AblationCell first(VariantScores row) {
        return row.cells().get(0);
    }

    private static void interval(Table table, String name, List<VariantScores> rows,
            Function<VariantScores, Optional<Interval>> score) {
        add(table, name, rows, row -> score.apply(row).map(i -> PERCENT * i.value()).orElse(Double.NaN));
        add(table, name + " from", rows, row -> score.apply(row).map(i -> PERCENT * i.low()).orElse(Double.NaN));
        add(table, name + " to", rows, row -> score.apply(row).map(i -> PERCENT * i.high()).orElse(Double.NaN));
    }

    /** Adds numbers with one decimal; one that is not a number is missing. */
    private static Table add(Table table, String name, List<VariantScores> rows,
            ToDoubleFunction<VariantScores> score) {
        DoubleColumn column = DoubleColumn.create(name);
        for (VariantScores row : rows) {
            double value = score.applyAsDouble(row);
            if (Double.isNaN(value)) {
                column.appendMissing();
            } else {
                column.append(Math.round(10 * value) / 10.0);
            }
        }
        return table.addColumns(column);
    }
}
