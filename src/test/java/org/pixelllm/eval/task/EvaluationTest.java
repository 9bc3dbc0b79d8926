package org.pixelllm.eval.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pixelllm.PixelLlm;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.SceneDataSet;
import org.pixelllm.eval.task.Evaluation.Start;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/** Examines a tiny model that has learned nothing, on four drawn scenes in the real formats. */
class EvaluationTest {
    private static final int SCENES = 4;

    @TempDir
    static Path data;
    private static PixelLlm model;

    @TempDir
    Path out;

    @BeforeAll
    static void drawScenesAndMakeAModel() {
        SceneDataSet.write(new SceneDataSet.Options(SCENES, 5, 48, 48, data, false), done -> {});
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        NDManager manager = Torch.open();
        ParameterSet parameters = ParameterSet.fresh(manager, 1);
        model = PixelLlm.of("tiny", manager, new Network(parameters.params(), ModelConfig.tiny(tokenizer.size())),
                parameters, tokenizer);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private EvaluationResult run(EvaluationOptions options, Start start) {
        return Evaluation.run(model, options, file(), start, Watcher.NONE);
    }

    private Path file() {
        return out.resolve("predictions.jsonl");
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTION", "REFER", "LOCATION", "TRACE"})
    void judgingTheWrittenPredictionsGivesTheSameResult(Task task) {
        EvaluationOptions options = EvaluationOptions.of(task, data);
        EvaluationResult asked = run(options, Start.NEW);
        EvaluationResult judged = Evaluation.judge(file(), options, Watcher.NONE);

        assertTrue(asked.finished());
        assertFalse(asked.answers().isEmpty());
        assertEquals(asked.figures(), judged.figures());
        assertEquals(scores(asked), scores(judged));
        assertEquals("tiny", judged.model());
    }

    private static List<String> scores(EvaluationResult result) {
        return result.answers().stream().map(a -> a.question().id() + " " + a.answer() + " " + a.scores()).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTION", "REFER", "TRACE"})
    void aRunThatWasKilledGoesOnWhereItStopped(Task task) throws IOException {
        EvaluationOptions options = EvaluationOptions.of(task, data);
        EvaluationResult whole = run(options, Start.NEW);
        String written = Files.readString(file());
        List<String> lines = written.lines().toList();
        String half = lines.subList(0, 3).stream().collect(Collectors.joining("\n", "", "\n"))
                + lines.get(3).substring(0, 12);
        Files.writeString(file(), half);

        assertEquals(whole.figures(), run(options, Start.RESUME).figures());
        assertEquals(written, Files.readString(file()));
    }

    @Test
    void aFileThatWasKilledInItsFirstLineBeginsAnew() throws IOException {
        EvaluationOptions options = EvaluationOptions.of(Task.CAPTION, data);
        Files.writeString(file(), "{\"task\":\"capt");

        assertEquals(SCENES, run(options, Start.RESUME).figures().get("captions"));
        assertEquals(SCENES + 1, Files.readAllLines(file()).size());
    }

    @Test
    void anInterruptKeepsAndShowsWhatIsDone() {
        EvaluationOptions options = EvaluationOptions.of(Task.REFER, data);
        EvaluationResult stopped = Evaluation.run(model, options, file(), Start.NEW,
                (done, pictures, score) -> Thread.currentThread().interrupt());
        EvaluationResult whole = run(options, Start.RESUME);

        assertFalse(stopped.finished());
        assertFalse(Thread.interrupted());
        assertEquals(scores(whole).subList(0, stopped.answers().size()), scores(stopped));
        assertTrue(stopped.answers().size() < whole.answers().size() && !stopped.answers().isEmpty());
    }

    @Test
    void whatIsThereIsNotOverwrittenAndOtherOptionsAreNotMixed() {
        EvaluationOptions options = EvaluationOptions.of(Task.CAPTION, data).limited(1, 0);
        run(options, Start.NEW);

        assertTells("--resume", () -> run(options, Start.NEW));
        assertTells("another run", () -> run(options.limited(2, 0), Start.RESUME));
    }

    @Test
    void aLimitTakesTheFirstPicturesAndASeedDrawsTheSameOnesEachTime() {
        EvaluationOptions all = EvaluationOptions.of(Task.CAPTION, data);
        List<String> ids = run(all, Start.NEW).answers().stream().map(a -> a.question().id()).toList();

        assertEquals(ids.subList(0, 2), ids(all.limited(2, 0)));
        assertEquals(ids(all.limited(2, 3)), ids(all.limited(2, 3)));
        assertEquals(2, Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(seed -> ids(all.limited(2, seed))).flatMap(List::stream)
                .filter(ids::contains).count() / 8);
    }

    private List<String> ids(EvaluationOptions options) {
        return Evaluation.judge(file(), options, Watcher.NONE).answers().stream().map(a -> a.question().id()).toList();
    }

    @Test
    void missingPicturesAreCountedAndListedOnce() throws IOException {
        Path copy = out.resolve("copy");
        SceneDataSet.write(new SceneDataSet.Options(3, 5, 48, 48, copy, false), done -> {});
        Files.delete(copy.resolve("images/000000000006.png"));
        EvaluationResult result = run(EvaluationOptions.of(Task.CAPTION, copy), Start.NEW);

        assertEquals(2, result.figures().get("captions"));
        assertEquals(1, result.remarks().size(), result.remarks()::toString);
        assertTrue(result.remarks().get(0).startsWith("1 × missing picture"), result.remarks()::toString);
    }

    @Test
    void aPictureThatCannotBeReadIsLeftOutAndTold() throws IOException {
        Path copy = out.resolve("copy");
        SceneDataSet.write(new SceneDataSet.Options(3, 5, 48, 48, copy, false), done -> {});
        Files.writeString(copy.resolve("images/000000000006.png"), "no picture");
        EvaluationResult result = run(EvaluationOptions.of(Task.CAPTION, copy), Start.NEW);

        assertEquals(2, result.figures().get("captions"));
        assertTrue(result.remarks().get(0).startsWith("1 × unreadable picture"), result.remarks()::toString);
    }

    @Test
    void dataThatCannotServeTheTaskSaysWhatIsMissing() throws IOException {
        Path empty = Files.createDirectory(out.resolve("empty"));
        assertTells("no file that ends in .json", () -> run(EvaluationOptions.of(Task.REFER, empty), Start.NEW));
        assertTells("there is no folder",
                () -> run(EvaluationOptions.of(Task.REFER, out.resolve("none")), Start.NEW));
        Files.writeString(empty.resolve("data.jsonl"),
                "{\"picture\": \"a.png\", \"caption\": \"a\"}\n".repeat(1));
        Files.copy(data.resolve("images/000000000005.png"), empty.resolve("a.png"));
        assertTells("expressions with boxes", () -> run(EvaluationOptions.of(Task.REFER, empty), Start.NEW));
        Files.delete(empty.resolve("a.png"));
        assertTells("1 missing pictures", () -> run(EvaluationOptions.of(Task.CAPTION, empty), Start.NEW));
    }

    @Test
    void aModelWithoutABoxDecoderSaysSoBeforeAnyWork() {
        assertTells("no box decoder", () -> run(EvaluationOptions.of(Task.DENSE, data), Start.NEW));
        assertFalse(Files.exists(file()));
    }

    @Test
    void predictionsOfStrangersAreRefusedAndSomeUnknownOnesTold() throws IOException {
        EvaluationOptions options = EvaluationOptions.of(Task.CAPTION, data);
        Files.writeString(file(), "{\"id\": \"x\", \"caption\": \"a\"}\n");
        assertTells("such as \"x\"", () -> Evaluation.judge(file(), options, Watcher.NONE));
        Files.writeString(file(), "{\"id\": \"x\", \"caption\": \"a\"}\n{\"id\": 5, \"caption\": \"a\"}\n{\"id");
        EvaluationResult result = Evaluation.judge(file(), options, Watcher.NONE);

        assertEquals(1, result.figures().get("captions"));
        assertEquals(3, result.remarks().size(), result.remarks()::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTION", "REFER", "TRACE", "DENSE"})
    void everyKindOfWrongLineIsMetWithItsNumber(Task task) throws IOException {
        String good = "{\"id\": \"5\", \"refused\": \"no\"}\n";
        for (String bad : List.of("nonsense", "[1]", "{\"id\": true}", "{\"id\": \"6\"}", "{\"caption\": \"a\"}",
                "{\"id\": \"6\", \"box\": [1, 2, \"x\", 4], \"caption\": 7, \"width\": -1, \"regions\": [{}]}",
                "{\"id\": \"6\", \"box\": [1, 2, 3, 1e300], \"caption\": {}, \"width\": 0, \"regions\": 1}",
                good.strip(), "[".repeat(100_000))) {
            Files.write(file(), (good + bad + "\n").getBytes(StandardCharsets.UTF_8));
            assertTells("line 2", () -> PredictionFile.read(file(), task).close());
        }
    }

    private static void assertTells(String part, org.junit.jupiter.api.function.Executable work) {
        String told = assertThrows(UserProblem.class, work).getMessage();
        assertTrue(told.contains(part), told);
        assertTrue(told.lines().count() <= 4, told);
    }
}
