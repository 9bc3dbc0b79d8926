package org.pixelllm.eval.task;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results as tables that a notebook can sort, join and plot. */
final class ResultTables {
    private static final double PERCENT = 100;

    private ResultTables() {}

    static Table scores(EvaluationResult result) {
        Optional<Published> paper = Published.of(result.task());
        StringColumn measures = StringColumn.create("measure");
        DoubleColumn ours = DoubleColumn.create("this model");
        DoubleColumn papers = DoubleColumn.create("paper");
        result.figures().forEach((measure, value) -> {
            measures.append(measure);
            ours.append(value instanceof Integer ? value.intValue() : PERCENT * value.doubleValue());
            Optional<Double> theirs = paper.map(p -> p.figures().get(measure));
            theirs.ifPresentOrElse(figure -> papers.append(PERCENT * figure), papers::appendMissing);
        });
        Table table = Table.create(result.title(), measures, ours);
        return paper.isPresent() ? table.addColumns(papers) : table;
    }

    static Table examples(List<Judged> answers) {
        Table table = Table.create("answers, the worst first", column("id", answers.stream().map(a -> a.question().id())
                .toList()), column("picture", answers.stream().map(a -> a.question().pictureId()).toList()),
                column("truth", answers.stream().map(Judged::truth).toList()),
                column("answer", answers.stream().map(Judged::answer).toList()));
        List<String> measures = answers.isEmpty() ? List.of() : List.copyOf(answers.get(0).scores().keySet());
        for (String measure : measures) {
            table.addColumns(DoubleColumn.create(measure,
                    answers.stream().mapToDouble(a -> PERCENT * a.scores().get(measure)).toArray()));
        }
        return table;
    }

    static Table comparison(Comparison comparison) {
        Table table = Table.create(comparison.title(),
                column("measure", comparison.rows().stream().map(Comparison.Row::measure).toList()));
        add(table, "first", comparison, Comparison.Row::one);
        add(table, "second", comparison, Comparison.Row::other);
        add(table, "difference", comparison, Comparison.Row::difference);
        return table.addColumns(column("better", comparison.rows().stream().map(comparison::verdict).toList()));
    }

    private static void add(Table table, String name, Comparison comparison,
            Function<Comparison.Row, Interval> interval) {
        List<Interval> all = comparison.rows().stream().map(interval).toList();
        table.addColumns(numbers(name, all, Interval::value), numbers(name + " from", all, Interval::low),
                numbers(name + " to", all, Interval::high));
    }

    private static DoubleColumn numbers(String name, List<Interval> all, ToDoubleFunction<Interval> value) {
        return DoubleColumn.create(name, all.stream().mapToDouble(i -> PERCENT * value.applyAsDouble(i)).toArray());
    }

    private static StringColumn column(String name, List<String> values) {
        return StringColumn.create(name, values);
    }
}
