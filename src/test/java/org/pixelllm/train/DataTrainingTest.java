package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.Format;
import org.pixelllm.data.scenes.Expression;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Precision;
import org.pixelllm.weights.Safetensors;

class DataTrainingTest {
    private static final DataTraining.Watcher TO_THE_END = (stage, step, steps, losses) -> true;

    @TempDir
    private Path folder;
    private LearnedWorld world;
    private Path model;

    @BeforeEach
    void write() {
        world = new LearnedWorld(folder);
        model = world.model();
    }

    @Test
    void aTinyModelLearnsThreePicturesByHeart() {
        Path run = folder.resolve("run");
        Map<DataTask, Double> tasks = Map.of(DataTask.LOCATION, 1.0, DataTask.REFER, 1.0);
        DataTraining.run(world.plan(world.data(3), LearnedWorld.recipe(300, tasks, 0)), run, false, TO_THE_END);

        try (PixelLlm learned = PixelLlm.load(run.resolve(ScenesTraining.MODEL).toString())) {
            for (int seed = 3; seed < 6; seed++) {
                Scene scene = Scene.of(seed, LearnedWorld.SIDE, LearnedWorld.SIDE);
                Caption phrase = learned.caption(scene.picture(), new Prompt.InBox(scene.objects().get(0).box()), "");
                assertEquals(Narrator.phrase(scene, 0).text(), phrase.text());
                Expression expression = Narrator.expressions(scene).get(0);
                Grounding found = learned.refer(scene.picture(), expression.told().text());
                double iou = found.box().iou(scene.objects().get(expression.object()).box());
                assertTrue(iou > 0.9, () -> expression.told().text() + " is found at " + found.box());
            }
        }
    }

    @Test
    void aRunThatWasStoppedLearnsWhatAnUnbrokenOneLearns() throws IOException {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        DataPlan plan = world.plan(world.data(6), LearnedWorld.lora(10));
        assertTrue(DataTraining.run(plan, whole, false, TO_THE_END));
        assertFalse(DataTraining.run(plan, broken, false, (stage, step, steps, losses) -> step != 6));
        assertTrue(DataTraining.run(plan, broken, true, TO_THE_END));

        assertEquals(LearnedWorld.losses(whole), LearnedWorld.losses(broken));
        assertArrayEquals(LearnedWorld.weights(whole), LearnedWorld.weights(broken));

        assertTrue(DataTraining.run(plan, broken, true, (stage, step, steps, losses) -> false), "it has ended already");
        assertArrayEquals(LearnedWorld.weights(whole), LearnedWorld.weights(broken));
    }

    @Test
    void whatIsFrozenStaysToTheLastBit() {
        Path run = folder.resolve("run");
        DataTraining.run(world.plan(world.data(5), LearnedWorld.lora(3)), run, false, TO_THE_END);
        try (NDManager manager = Torch.open()) {
            Map<String, NDArray> before = Safetensors.read(model.resolve("model.safetensors"), manager);
            Map<String, NDArray> after = Safetensors.read(run.resolve("model/model.safetensors"), manager);
            before.forEach((name, array) -> {
                boolean learns = name.startsWith("visual_project_layers/");
                assertEquals(!learns, array.contentEquals(after.get(name)), name);
            });
            assertTrue(after.keySet().stream().anyMatch(name -> name.endsWith("query/kernel_right_lora")));
            after.keySet().stream().filter(name -> name.endsWith("_right_lora"))
                    .forEach(name -> assertTrue(after.get(name).abs().sum().getFloat() > 0, name));
        }
    }

    @Test
    void whatNothingTeachesStaysInAPublishedRecipe() {
        model = world.jointModel();
        Path run = folder.resolve("run");
        DataRecipe recipe = LearnedWorld.varied(LearnedWorld.published(DataRecipe.PUBLISHED_JOINT),
                "{\"tasks\": {\"caption\": 4, \"refer\": 7, \"location\": 5}}");
        DataTraining.run(world.plan(world.data(4), recipe), run, false, TO_THE_END);
        assertTrue(learned(run, "git_backbone/"));
        assertTrue(learned(run, "prompt_adapter/"));
        assertFalse(learned(run, "sam_backbone/"));
        assertFalse(learned(run, "box_decoder/"));
        assertFalse(learned(run, "mask_"));
    }

    @Test
    void masksAndRegionsAreLearnedWithTheirDecoders() throws IOException {
        model = world.jointModel();
        Path run = folder.resolve("run");
        DataRecipe recipe = LearnedWorld.varied(LearnedWorld.published(DataRecipe.PUBLISHED_JOINT), """
                {"tasks": {"mask": 1, "dense": 1}, "steps": 40, "rate": 0.004, "accumulation": 1, "validation": 0,
                 "frozen": ["_backbone/"], "dropout": 0}""");
        DataTraining.run(world.plan(world.data(2), recipe), run, false, TO_THE_END);
        assertTrue(learned(run, "box_decoder/"));
        assertTrue(learned(run, "mask_decoder/"));
        assertTrue(learned(run, "mask_adapter/"));
        assertFalse(learned(run, "sam_backbone/"));
        for (String loss : List.of("boxes", "masks")) {
            double[] values = LossLog.read(run).get("tell").get(loss)[1];
            double first = Arrays.stream(values, 0, 4).sum();
            double last = Arrays.stream(values, values.length - 4, values.length).sum();
            assertTrue(last < 0.8 * first, () -> loss + " fell from " + first + " to " + last);
        }
    }

    @Test
    void whatAModelCannotLearnIsRefused() {
        Path data = world.data(3);
        for (DataTask task : List.of(DataTask.MASK, DataTask.DENSE)) {
            DataPlan p = world.plan(data, LearnedWorld.lora(3));
            String said = problem(new DataPlan(p.folders(), Optional.empty(), p.options(), p.model(), p.recipe(),
                    List.of(task)), folder.resolve("run"), false);
            assertTrue(said.contains("decoder") && said.contains("--tasks"), said);
        }
        world.jointModel();
        String said = problem(data);
        assertTrue(said.contains("rank 2") && said.contains("rank 8") && said.contains("merge"), said);
    }

    @Test
    void tasksWithoutTheirDecoderBecomeTheNearest() {
        Path run = folder.resolve("run");
        DataRecipe recipe = LearnedWorld.varied(LearnedWorld.lora(2), "{\"tasks\": {\"mask\": 2, \"dense\": 1}}");
        List<String> told = new ArrayList<>();
        DataTraining.run(world.plan(world.data(3), recipe), run, false, LearnedWorld.hearing(told));
        assertTrue(told.get(0).contains("for refer") && told.get(0).contains("for location"), told.get(0));
    }

    @Test
    void theBestIsKeptAndARunThatGetsNoBetterEnds() throws IOException {
        Path run = folder.resolve("run");
        DataRecipe recipe = LearnedWorld.varied(LearnedWorld.lora(60), """
                {"rate": 0.3, "warmup": 0, "validation": 2, "validateEvery": 1, "patience": 2, "learn": [".*"]}""");
        assertTrue(DataTraining.run(world.plan(world.data(4), recipe), run, false, TO_THE_END));

        double[][] validations = LossLog.read(run).get("tell").get("validation");
        double best = Arrays.stream(validations[1]).min().orElseThrow();
        int count = validations[1].length;
        assertTrue(count < 60, "it ran to its end");
        assertEquals(best, validations[1][count - 3], "the best is followed by two others");
        try (NDManager manager = Torch.open()) {
            Map<String, NDArray> kept = Safetensors.read(run.resolve("best.safetensors"), manager);
            Map<String, NDArray> written = Safetensors.read(run.resolve("model/model.safetensors"), manager);
            kept.forEach((name, array) -> assertTrue(array.contentEquals(written.get(name)), name));
        }
    }

    @Test
    void whatAFrozenEncoderSawIsKeptForLaterRuns() throws IOException {
        DataPlan p = world.plan(world.data(4), LearnedWorld.lora(4));
        Path cache = folder.resolve("cache");
        DataPlan cached = new DataPlan(p.folders(), p.format(), p.options(), p.model(), p.recipe(), p.tasks(),
                p.processor(), Optional.of(cache));
        Path without = folder.resolve("without");
        DataTraining.run(p, without, false, TO_THE_END);
        for (String name : List.of("first", "second")) {
            DataTraining.run(cached, folder.resolve(name), false, TO_THE_END);
            assertArrayEquals(LearnedWorld.weights(without), LearnedWorld.weights(folder.resolve(name)), name);
        }
        try (var kept = Files.list(cache)) {
            assertEquals(4, kept.count());
        }
        swapTwoOf(cache);
        DataTraining.run(cached, folder.resolve("swapped"), false, TO_THE_END);
        assertFalse(Arrays.equals(LearnedWorld.weights(without), LearnedWorld.weights(folder.resolve("swapped"))),
                "the cache is not read");
    }

    @Test
    void thePublishedJointRecipeTeachesAllButWhatItFreezes() {
        model = world.jointModel();
        Path run = folder.resolve("run");
        DataRecipe recipe = LearnedWorld.varied(LearnedWorld.published(DataRecipe.PUBLISHED_JOINT),
                "{\"accumulation\": 4}"); // so that every task is drawn
        DataTraining.run(world.plan(world.data(4), recipe), run, false, TO_THE_END);
        assertTrue(learned(run, "box_decoder/"));
        assertTrue(learned(run, "mask_adapter/"));
        assertTrue(learned(run, "git_backbone/"));
        assertFalse(learned(run, "mask_decoder/"));
        assertFalse(learned(run, "sam_backbone/"));
    }

    private static void swapTwoOf(Path cache) throws IOException {
        try (var kept = Files.list(cache)) {
            List<Path> files = kept.sorted().toList();
            byte[] first = Files.readAllBytes(files.get(0));
            Files.write(files.get(0), Files.readAllBytes(files.get(1)));
            Files.write(files.get(1), first);
        }
    }

    private boolean learned(Path run, String part) {
        try (NDManager manager = Torch.open()) {
            Map<String, NDArray> before = Safetensors.read(model.resolve("model.safetensors"), manager);
            Map<String, NDArray> after = Safetensors.read(run.resolve("model/model.safetensors"), manager);
            return before.keySet().stream().filter(name -> name.startsWith(part))
                    .anyMatch(name -> !before.get(name).contentEquals(after.get(name)));
        }
    }

    @Test
    void aRunIsNeitherOverwrittenNorMixed() {
        Path run = folder.resolve("run");
        Path data = world.data(5);
        DataTraining.run(world.plan(data, LearnedWorld.lora(3)), run, false, (a, b, c, d) -> false);

        assertTrue(problem(world.plan(data, LearnedWorld.lora(3)), run, false).contains("--resume"));
        assertTrue(problem(world.plan(data, LearnedWorld.lora(4)), run, true).contains("another run"));
        assertTrue(problem(world.plan(world.data(4), LearnedWorld.lora(3)), run, true).contains("another run"));
    }

    @Test
    void lossesThatAreNoNumbersNameTheStepAndThePictures() {
        Path weights = model.resolve("model.safetensors");
        try (NDManager manager = Torch.open()) {
            Map<String, NDArray> wild = Safetensors.read(weights, manager);
            wild.forEach((name, array) -> array.muli(name.startsWith("point_predictor/") ? 1e30f : 1));
            Safetensors.write(weights, wild, Precision.FLOAT32, Map.of());
        }
        String said = problem(world.data(3));
        assertTrue(said.matches("(?s).*stopped at step 1: the (gradients' norm|loss \".*\") is .*"), said);
        assertTrue(said.lines().anyMatch(line -> line.matches("\\s+its pictures\\s+[345], [345].*")), said);
    }

    @Test
    void dataThatTeachNothingAreExplained() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertTrue(problem(empty).contains("no file that ends in .json"), problem(empty));

        world.data(3);
        Path gone = world.data(4);
        Files.delete(Files.list(gone.resolve("images")).sorted().findFirst().orElseThrow());
        assertTrue(problem(gone).contains("missing picture"), problem(gone));

        Path unheard = Files.createDirectories(folder.resolve("unheard"));
        Files.write(unheard.resolve("a.png"), Files.readAllBytes(folder.resolve("data3/images/000000000003.png")));
        Files.writeString(unheard.resolve("said.jsonl"), "{\"picture\": \"a.png\", \"caption\": \"a zebra crossing\"}");
        assertTrue(problem(unheard).contains("zebra, crossing"), problem(unheard));

        Path foreign = Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("localized_narratives.jsonl"), "");
        assertFalse(problem(foreign).contains("null"), problem(foreign));
    }

    @Test
    void tasksThatNobodyKnowsAreExplained() {
        assertEquals(List.of(DataTask.CAPTION, DataTask.REFER), DataTask.list("caption, refer,caption"));
        String said = assertThrows(UserProblem.class, () -> DataTask.list("caption,reffer")).getMessage();
        assertTrue(said.contains("\"reffer\"") && said.contains("--tasks refer"), said);
    }

    @Test
    void aTaskThatIsWantedMustBeInTheData() {
        DataPlan p = world.plan(world.data(3), LearnedWorld.lora(3));
        DataPlan narrow = new DataPlan(p.folders(), Optional.of(Format.REFCOCO), p.options(),
                p.model(),
                p.recipe(), List.of(DataTask.CAPTION, DataTask.REFER));
        String said = problem(narrow, folder.resolve("run"), false);
        assertTrue(said.contains("the task \"caption\"") && said.contains("--tasks refer"), said);
    }

    private String problem(Path data) {
        return problem(world.plan(data, LearnedWorld.lora(3)), folder.resolve("run"), false);
    }

    private static String problem(DataPlan plan, Path run, boolean resume) {
        return assertThrows(UserProblem.class, () -> DataTraining.run(plan, run, resume, TO_THE_END)).getMessage();
    }
}
