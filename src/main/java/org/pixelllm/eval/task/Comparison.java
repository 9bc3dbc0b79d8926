package org.pixelllm.eval.task;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pixelllm.problem.UserProblem;
import tech.tablesaw.api.Table;

/**
 * Two runs side by side, on the questions that both answered.
 *
 * <p>Measures are means of the answers' own scores. METEOR and CIDEr-D of a corpus are reckoned otherwise or from other
 * captions, so they may differ a little from a run's own figures.
 *
 * @param task of both
 * @param one name of the first run
 * @param other name of the second run
 * @param pictures that both answered about
 * @param answers of each that are compared
 * @param rows measure by measure
 * @param remarks what was left out
 */
public record Comparison(Task task, String one, String other, int pictures, int answers, List<Row> rows,
        List<String> remarks) {
    public Comparison {
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    /**
     * A measure.
     *
     * @param difference of the second run to the first, answer by answer
     */
    public record Row(String measure, Interval one, Interval other, Interval difference) {}

    /**
     * Compares two files of predictions.
     *
     * @param options of the data that both were asked about
     * @param seed with which pictures are drawn for the intervals
     * @throws UserProblem if a file or the data are not as they should be, or they have no question in common
     */
    public static Comparison of(Path one, Path other, EvaluationOptions options, long seed) {
        Set<String> common = common(one, other, options.task());
        EvaluationResult first = Evaluation.judge(one, options, Watcher.NONE, common::contains);
        EvaluationResult second = Evaluation.judge(other, options, Watcher.NONE, common::contains);
        Map<String, Judged> theirs = second.answers().stream()
                .collect(Collectors.toMap(answer -> answer.question().id(), answer -> answer));
        Map<String, List<Judged[]>> byPicture = new LinkedHashMap<>();
        for (Judged answer : first.answers()) {
            Judged their = theirs.get(answer.question().id());
            if (their != null) { // where traces are judged, refusals are not
                byPicture.computeIfAbsent(answer.question().pictureId(), id -> new ArrayList<>())
                        .add(new Judged[]{answer, their});
            }
        }
        if (byPicture.isEmpty()) {
            throw stranger(one, other);
        }
        int answers = byPicture.values().stream().mapToInt(List::size).sum();
        return new Comparison(options.task(), name(first, one), name(second, other), byPicture.size(), answers,
                rows(List.copyOf(byPicture.values()), seed), remarks(one, other, options.task(), answers));
    }

    private static Set<String> common(Path one, Path other, Task task) {
        try (PredictionFile first = PredictionFile.read(one, task);
                PredictionFile second = PredictionFile.read(other, task)) {
            Set<String> common = new LinkedHashSet<>(first.ids());
            common.retainAll(second.ids());
            if (common.isEmpty()) {
                throw stranger(one, other);
            }
            return common;
        }
    }

    private static UserProblem stranger(Path one, Path other) {
        return UserProblem.that("found no question that both runs answered").line("seen", one + " and " + other)
                .line("wants", "two runs of one task on one data set");
    }

    /** Two runs of one model are told apart by their folders. */
    private static String name(EvaluationResult result, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String told = (folder == null ? "" : folder.getFileName() + "/") + file.getFileName();
        return told.endsWith("/" + result.model()) ? told : told + ", model " + result.model();
    }

    private static List<Row> rows(List<List<Judged[]>> pictures, long seed) {
        Bootstrap bootstrap = new Bootstrap(pictures.stream().mapToInt(List::size).toArray(), seed);
        List<Row> rows = new ArrayList<>();
        for (String measure : pictures.get(0).get(0)[0].scores().keySet()) {
            double[] one = sums(pictures, 0, measure);
            double[] other = sums(pictures, 1, measure);
            double[] difference = new double[one.length];
            for (int i = 0; i < one.length; i++) {
                difference[i] = other[i] - one[i];
            }
            rows.add(new Row(measure, bootstrap.of(one), bootstrap.of(other), bootstrap.of(difference)));
        }
        return rows;
    }

    private static double[] sums(List<List<Judged[]>> pictures, int run, String measure) {
        return pictures.stream()
                .mapToDouble(answers -> answers.stream().mapToDouble(a -> a[run].scores().get(measure)).sum())
                .toArray();
    }

    private static List<String> remarks(Path one, Path other, Task task, int compared) {
        List<String> remarks = new ArrayList<>();
        try (PredictionFile first = PredictionFile.read(one, task);
                PredictionFile second = PredictionFile.read(other, task)) {
            if (first.ids().size() > compared || second.ids().size() > compared) {
                remarks.add("compared are " + compared + " of " + first.ids().size() + " and " + second.ids().size()
                        + " answers: those that both have");
            }
        }
        return remarks;
    }

    /** Returns the comparison as a table: shares and means × 100, with the ends of their 95 % intervals. */
    public Table table() {
        return ResultTables.comparison(this);
    }

    /** Says which run a measure prefers: {@code first}, {@code second}, or {@code open} where chance may decide. */
    public String verdict(Row row) {
        if (!row.difference().isClear()) {
            return "open";
        }
        return row.difference().value() > 0 != task.lowerIsBetter() ? "second" : "first";
    }

    /** Returns the comparison as JSON: what {@code --json} tells. */
    public JsonObject json() {
        JsonObject all = new JsonObject();
        all.addProperty("task", task.word());
        all.addProperty("first", one);
        all.addProperty("second", other);
        all.addProperty("pictures", pictures);
        all.addProperty("answers", answers);
        JsonObject measures = new JsonObject();
        rows.forEach(row -> {
            JsonObject measure = new JsonObject();
            measure.add("first", json(row.one()));
            measure.add("second", json(row.other()));
            measure.add("difference", json(row.difference()));
            measure.addProperty("better", verdict(row));
            measures.add(row.measure(), measure);
        });
        all.add("measures", measures);
        return all;
    }

    private static JsonArray json(Interval interval) {
        JsonArray three = new JsonArray();
        three.add(interval.value());
        three.add(interval.low());
        three.add(interval.high());
        return three;
    }

    /** Returns what is compared, in a line. */
    public String title() {
        return task.word() + ", " + answers + " answers about " + pictures + " pictures";
    }

    /** Returns the comparison as plain text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(title()).append("\n  first   ").append(one).append("\n  second  ")
                .append(other).append(String.format(Locale.ROOT, "\n\n  %-18s %-22s %-22s %-22s %s", "× 100", "first",
                        "second", "difference", "better"));
        for (Row row : rows) {
            text.append(
                    String.format(Locale.ROOT, "\n  %-18s %-22s %-22s %-22s %s", row.measure(), words(row.one(), ""),
                            words(row.other(), ""), words(row.difference(), "+"), verdict(row)));
        }
        text.append("\n\n  means of the answers' own scores; in brackets 95 % intervals, pictures drawn "
                + Bootstrap.RESAMPLES
                + " times");
        remarks.forEach(remark -> text.append("\n  ").append(remark));
        return text.toString();
    }

    private static String words(Interval i, String sign) {
        return String.format(Locale.ROOT, "%" + sign + ".1f [%.1f, %.1f]", 100 * i.value(), 100 * i.low(),
                100 * i.high());
    }
}
