package org.pixelllm.eval.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.data.BoxedText;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.Example;
import org.pixelllm.data.Format;
import org.pixelllm.data.scenes.SceneDataSet;
import org.pixelllm.geometry.Box;
import org.pixelllm.problem.UserProblem;

class ComparisonTest {
    @TempDir
    static Path data;

    @TempDir
    Path out;

    @BeforeAll
    static void drawScenes() {
        SceneDataSet.write(new SceneDataSet.Options(12, 5, 48, 48, data, false), done -> {});
    }

    private Path predictions(String name, int skipped, Function<Box, Box> found) throws IOException {
        List<String> lines = new ArrayList<>();
        QuestionIds ids = new QuestionIds();
        try (DataSet all = DataSet.open(data, java.util.Optional.of(Format.REFCOCO), DataSet.Options.STRICT)) {
            for (Example example : all) {
                for (BoxedText expression : example.expressions()) {
                    Box box = found.apply(expression.bounds().box());
                    lines.add("{\"id\": \"" + ids.of(example.id(), expression, 1) + "\", \"box\": [" + box.x0() + ", "
                            + box.y0() + ", " + box.x1() + ", " + box.y1() + "]}");
                }
            }
        }
        return Files.write(out.resolve(name), lines.subList(skipped, lines.size()));
    }

    private Comparison compare(Path one, Path other) {
        return Comparison.of(one, other, EvaluationOptions.of(Task.REFER, data), 7);
    }

    @Test
    void aRunThatFindsEverythingIsClearlyBetterThanOneThatFindsNothing() throws IOException {
        Comparison comparison = compare(predictions("none", 0, box -> new Box(0, 0, 1, 1)),
                predictions("all", 0, box -> box));
        Comparison.Row row = comparison.rows().stream().filter(r -> r.measure().equals("P@0.5")).findFirst()
                .orElseThrow();

        assertEquals(new Interval(1, 1, 1), row.difference());
        assertEquals("second", comparison.verdict(row));
        assertTrue(comparison.toString().contains("+100.0 [100.0, 100.0]"), comparison::toString);
        assertEquals(comparison.rows().size(), comparison.table().rowCount());
    }

    @Test
    void twoRunsThatAreRightEquallyOftenAreLeftOpen() throws IOException {
        Comparison comparison = compare(predictions("a", 0, everyOther(0)), predictions("b", 0, everyOther(1)));
        Comparison.Row row = comparison.rows().get(0);

        assertEquals("open", comparison.verdict(row), comparison::toString);
        assertTrue(row.one().low() < row.one().value() && row.one().value() < row.one().high());
    }

    /** Finds every second object, beginning with the first or the second. */
    private static Function<Box, Box> everyOther(int first) {
        AtomicInteger asked = new AtomicInteger(first);
        return box -> asked.getAndIncrement() % 2 == 0 ? box : new Box(0, 0, 1, 1);
    }

    @Test
    void theSameSeedGivesTheSameIntervals() throws IOException {
        Path one = predictions("a", 0, everyOther(0));
        Path other = predictions("b", 0, everyOther(1));

        assertEquals(compare(one, other), compare(one, other));
        assertFalse(compare(one, other).equals(Comparison.of(one, other, EvaluationOptions.of(Task.REFER, data), 8)));
    }

    @Test
    void onlyWhatBothAnsweredIsCompared() throws IOException {
        Path whole = predictions("whole", 0, box -> box);
        Path part = predictions("part", 3, box -> box);
        Comparison comparison = compare(whole, part);

        assertEquals(Files.readAllLines(part).size(), comparison.answers());
        assertTrue(comparison.remarks().get(0).startsWith("compared are " + comparison.answers()));
        Files.writeString(part, "{\"id\": \"elsewhere\", \"box\": [1, 2, 3, 4]}\n");
        assertThrows(UserProblem.class, () -> compare(whole, part));
    }

    @Test
    void answersAboutOnePictureAreDrawnTogether() {
        int[] answers = IntStream.range(0, 40).map(i -> 10).toArray();
        double[] sums = IntStream.range(0, 40).mapToDouble(i -> i % 2 == 0 ? 10 : 0).toArray();
        Interval interval = new Bootstrap(answers, 1).of(sums);

        assertEquals(0.5, interval.value());
        // 40 independent pictures, not 400 answers: half the width is 1.96 * 0.5 / sqrt(40) = 0.155
        assertEquals(0.31, interval.high() - interval.low(), 0.04);
    }
}
