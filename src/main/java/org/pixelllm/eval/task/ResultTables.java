package org.pixelllm.eval.task;

import java.util.List;
import java.util.Optional;
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

    private static StringColumn column(String name, List<String> values) {
        return StringColumn.create(name, values);
    }
}
