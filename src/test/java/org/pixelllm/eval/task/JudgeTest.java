package org.pixelllm.eval.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Word;
import org.pixelllm.data.BoxedText;
import org.pixelllm.data.Narrative;
import org.pixelllm.data.PlacedWord;
import org.pixelllm.eval.BoxEvaluator;
import org.pixelllm.eval.DenseCaptionEvaluator;
import org.pixelllm.eval.DensePrediction;
import org.pixelllm.eval.DenseRegion;
import org.pixelllm.eval.DenseRules;
import org.pixelllm.eval.DenseTruth;
import org.pixelllm.eval.caption.Meteor;
import org.pixelllm.eval.caption.ParaphraseTable;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.geometry.Point;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.problem.UserProblem;

/** What the tasks make of answers, against the measures themselves. */
class JudgeTest {
    private static final CocoBox TRUE = new CocoBox(10, 10, 20, 20);

    private static Question question(String id, Truth truth) {
        return new Question(id, "p", Path.of("p.png"), truth);
    }

    private static Truth meant(CocoBox box) {
        return new Truth.Meant(new BoxedText("", "the car", box, Optional.empty()), Optional.empty());
    }

    @Test
    void boxesAreJudgedAsTheMeasureDoesAndARefusalIsAMiss() {
        Judge judge = Task.REFER.rules().judge(ParaphraseTable.NONE);
        BoxEvaluator measure = new BoxEvaluator();
        for (int i = 0; i < 5; i++) {
            Box found = new Box(10 + i, 10, 30 + i, 30);
            judge.add(question("" + i, meant(TRUE)),
                    new Prediction.Found("" + i, found, Optional.empty(), List.of()));
            measure.add(TRUE.box(), found);
        }
        judge.add(question("no", meant(TRUE)), new Prediction.Refused("no", "it rains"));
        measure.add(TRUE.box(), new Box(0, 0, 0, 0));

        assertEquals(measure.result(), judge.figures());
        assertEquals("it rains", judge.answers().get(5).answer());
        double mean = judge.answers().stream().mapToDouble(a -> a.scores().get("P@0.5")).average().orElseThrow();
        assertEquals(judge.figures().get("P@0.5"), mean);
        Curve curve = judge.curves(judge.answers()).get("precision-over-iou");
        assertEquals(mean, curve.y()[9], "at " + curve.x()[9]);
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        Judge judge = Task.REFER.rules().judge(ParaphraseTable.NONE);
        Truth truth = new Truth.Meant(new BoxedText("", "the car", TRUE, Optional.empty()),
                Optional.of(new org.pixelllm.model.Extent(40, 40)));
        Prediction found = new Prediction.Found("1", TRUE.box(),
                Optional.of(new RunLength(30, 40, new int[]{1200})), List.of());

        assertThrows(IllegalArgumentException.class, () -> judge.add(question("1", truth), found));
    }

    @Test
    void aCaptionWordForWordIsFullMarksWhateverItsCaseAndMarks() {
        Judge judge = Task.CAPTION.rules().judge(ParaphraseTable.NONE);
        List<String> captions = List.of("A red car left of a tree.", "Two boats on the blue sea.",
                "The sun above a small house.");
        for (String caption : captions) {
            judge.add(question(caption, new Truth.Said(List.of(caption, "Something else, really."), Optional.empty())),
                    new Prediction.Said(caption, caption.toUpperCase(java.util.Locale.ROOT).replace(".", " !"),
                            List.of()));
        }

        assertEquals(1, (double) judge.figures().get("BLEU-4"), 1e-6);
        assertEquals(1, (double) judge.figures().get("ROUGE-L"), 1e-9);
        assertTrue((double) judge.figures().get("METEOR") > 0.99);
    }

    @Test
    void captionsAreMoreAlikeByATableOfParaphrases(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("table"), "0.5\nmotor bike\nmotorcycle\n");

        for (Task task : List.of(Task.CAPTION, Task.LOCATION)) {
            assertTrue(meteor(task, ParaphraseTable.read(table)) > meteor(task, ParaphraseTable.NONE), task.word());
        }
        EvaluationOptions options = EvaluationOptions.of(Task.REFER, folder);
        assertThrows(UserProblem.class, () -> options.withParaphrases(table));
    }

    private static double meteor(Task task, ParaphraseTable table) {
        Judge judge = task.rules().judge(table);
        judge.add(question("1", new Truth.Said(List.of("A motorcycle."), Optional.of(TRUE))),
                new Prediction.Said("1", "a motor bike", List.of()));
        return (double) judge.figures().get("METEOR");
    }

    @Test
    void regionsAreJudgedAsTheMeasureDoes() {
        Judge judge = Task.DENSE.rules().judge(ParaphraseTable.NONE);
        Meteor meteor = new Meteor();
        DenseCaptionEvaluator measure = DenseCaptionEvaluator.of((p, refs) -> meteor.score(p.caption(), refs),
                DenseRules.STANDARD);
        for (int i = 0; i < 4; i++) {
            List<DensePrediction> found = List.of(new DensePrediction(new CocoBox(10 + 3 * i, 10, 20, 20),
                    1.0 / (i + 1), i % 2 == 0 ? "a red car" : "the sea"));
            judge.add(question("" + i, new Truth.Regions(List.of(new BoxedText("", "a red car", TRUE,
                    Optional.empty())))), new Prediction.Described("" + i, found));
            measure.add(new DenseTruth(i, 1, 1, List.of(new DenseRegion(TRUE, "a red car"))), found);
        }

        Map<String, Number> figures = judge.figures();
        measure.result().forEach((name, value) -> assertEquals(value, figures.get(name), name));
    }

    @Test
    void wordsKeepTheirPlacesHoweverAModelCutsThem() {
        Narrative narrative = new Narrative("A red-car, then", List.of(), List.of(new PlacedWord("A", 0, 1, at(0.1)),
                new PlacedWord("red-car,", 2, 10, at(0.5)), new PlacedWord("then", 11, 15, at(0.9))));
        List<String> pieces = List.of("a", "red", "-", "car", ",", "then");
        List<Word> words = IntStream.range(0, pieces.size())
                .mapToObj(i -> new Word(pieces.get(i), 0, 1, List.of(new Point(100 * i, 0)))).toList();

        assertEquals(List.of(0.0, 100.0, 500.0), WordMatching.points(narrative, words).stream()
                .map(points -> points.get(0).x()).toList());
        assertEquals(List.of(), WordMatching.points(narrative, List.of()).get(2));
    }

    @Test
    void theErrorOfAWordIsItsDistanceInSharesOfThePicture() {
        Narrative narrative = new Narrative("car", List.of(), List.of(new PlacedWord("car", 0, 3, at(0.5))));
        Judge judge = Task.TRACE.rules().judge(ParaphraseTable.NONE);
        judge.add(question("1", new Truth.Spoken(narrative)), new Prediction.Pointed("1", 200, 100,
                List.of(new Word("car", 0, 3, List.of(new Point(120, 60))))));

        assertEquals(0.1, (double) judge.figures().get("trace error"), 1e-6);
        assertEquals(0.1, judge.curves(judge.answers()).get("error-over-position").y()[0], 1e-6);
    }

    @Test
    void aWrittenPredictionIsReadAsItWas() {
        Word word = new Word("car", 4, 7, List.of(new Point(0.1, 1 / 3.0), new Point(5, 6)));
        RunLength mask = new RunLength(3, 4, new int[]{2, 5, 5});
        assertReadAgain(Task.CAPTION, new Prediction.Said("ü\n\"1", "the <car>", List.of(word)));
        assertReadAgain(Task.REFER, new Prediction.Found("1", new Box(1, 2, 3.3, 1 / 7.0), Optional.of(mask),
                List.of(word)));
        assertReadAgain(Task.TRACE, new Prediction.Pointed("1", 20, 30, List.of(word)));
        assertReadAgain(Task.DENSE, new Prediction.Described("1",
                List.of(new DensePrediction(new CocoBox(1, 2, 3, 4), 0.5, "a car"))));
    }

    private static void assertReadAgain(Task task, Prediction prediction) {
        String line = PredictionJson.of(prediction).toString();
        Fields json = new Fields(JsonParser.parseString(line).getAsJsonObject(), "");

        assertEquals(prediction, task.rules().read(json.id("id"), json), line);
    }

    private static Box at(double x) {
        return new Box(x, x, x, x);
    }
}
