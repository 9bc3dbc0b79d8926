package org.pixelllm.eval.task;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.data.Format;
import tech.tablesaw.api.Table;

/**
 * How a model did on a data set.
 *
 * @param task that was asked
 * @param model name or folder it was loaded from
 * @param data folder of the data set
 * @param format of the data set
 * @param finished whether all was asked; not so after an interrupt
 * @param figures in order: counts are Integers, shares and means are Doubles from 0 to 1
 * @param answers each with its own scores, in the order of the data
 * @param curves name to what changes with something else
 * @param remarks what was left out and why, a line each
 */
public record EvaluationResult(Task task, String model, Path data, Format format, boolean finished,
        Map<String, Number> figures, List<Judged> answers, Map<String, Curve> curves, List<String> remarks) {
    public EvaluationResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        answers = List.copyOf(answers);
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
        remarks = List.copyOf(remarks);
    }

    /** Returns the answers, the worst first. */
    public List<Judged> ranked() {
        Comparator<Judged> rising = Comparator.comparingDouble(answer -> answer.scores().get(task.leading()));
        return answers.stream().sorted(task.lowerIsBetter() ? rising.reversed() : rising).toList();
    }

    /** Returns the figures as a table: shares and means × 100, the paper's beside ours where the task is the paper's. */
    public Table scores() {
        return ResultTables.scores(this);
    }

    /** Returns the answers as a table, the worst first: scores × 100. */
    public Table examples() {
        return ResultTables.examples(ranked());
    }

    /** Returns the figures and the remarks as JSON: what {@code --json} tells. */
    public JsonObject json() {
        JsonObject all = new JsonObject();
        all.addProperty("task", task.word());
        all.addProperty("model", model);
        all.addProperty("data", data.toString());
        all.addProperty("format", format.word());
        all.addProperty("finished", finished);
        JsonObject numbers = new JsonObject();
        figures.forEach(numbers::addProperty);
        all.add("figures", numbers);
        JsonArray left = new JsonArray();
        remarks.forEach(left::add);
        all.add("remarks", left);
        return all;
    }

    /** Returns what was done, in a line. */
    public String title() {
        return task.word() + " on " + data.getFileName() + " (" + format.word() + "), model " + model
                + (finished ? "" : "; stopped before the end");
    }

    /** Returns figures and remarks as plain text. */
    @Override
    public String toString() {
        return PlainTable.of(this);
    }
}
