package org.pixelllm.eval.task;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A result as text for a terminal. */
final class PlainTable {
    private PlainTable() {}

    static String of(EvaluationResult result) {
        Optional<Published> paper = Published.of(result.task());
        StringBuilder text = new StringBuilder(result.title());
        text.append(
                String.format(Locale.ROOT, "%n%n  %-22s %9s %s", "× 100", "", paper.map(p -> "  paper*").orElse("")));
        for (Map.Entry<String, Number> figure : result.figures().entrySet()) {
            boolean count = figure.getValue() instanceof Integer;
            text.append(String.format(Locale.ROOT, count ? "%n  %-22s %9d" : "%n  %-22s %9.1f", figure.getKey(),
                    count ? figure.getValue() : (Object) (100 * figure.getValue().doubleValue())));
            paper.map(p -> p.figures().get(figure.getKey()))
                    .ifPresent(value -> text.append(String.format(Locale.ROOT, " %8.1f", 100 * value)));
        }
        paper.ifPresent(p -> text.append("\n\n  * PixelLLM in the paper, on ").append(p.data()).append(
                ": photographs, other data than drawn scenes. Compare on the same data only."));
        result.remarks().forEach(remark -> text.append("\n  ").append(remark));
        return text.toString().replace("\r\n", "\n").replaceAll(" +\n", "\n");
    }
}
