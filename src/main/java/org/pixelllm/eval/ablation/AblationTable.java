package org.pixelllm.eval.ablation;

import java.util.List;
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
        Table table = Table.create("%d of %d cells; %s".formatted(result.cells().size(), result.plan().cells(),
                result.plan().budget()));
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
