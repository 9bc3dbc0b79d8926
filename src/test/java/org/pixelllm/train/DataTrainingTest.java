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
                assertTrue(iou > 0.5, () -> expression.told().text() + " is found at " + found.box());
            }
        }
    }

    @Test
    void aRunThatWasStoppedLearnsWhatAnUnbrokenOneLearns() throws IOException {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        DataTraining.Plan plan = world.plan(world.data(6), LearnedWorld.lora(10));
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
                boolean learns = name.startsWith("point_predictor/") || name.startsWith("visual_project_layers/");
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
        DataTraining.run(world.plan(world.data(4), LearnedWorld.published(DataRecipe.PUBLISHED_JOINT)), run, false,
                TO_THE_END);
        assertTrue(learned(run, "git_backbone/"));
        assertTrue(learned(run, "prompt_adapter/"));
        assertFalse(learned(run, "sam_backbone/"));
        assertFalse(learned(run, "box_decoder/"));
        assertFalse(learned(run, "mask_"));
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
        assertTrue(said.contains("stopped at step 1: the gradients' norm is "), said);
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
        DataTraining.Plan p = world.plan(world.data(3), LearnedWorld.lora(3));
        DataTraining.Plan narrow = new DataTraining.Plan(p.folders(), Optional.of(Format.REFCOCO), p.options(),
                p.model(),
                p.recipe(), List.of(DataTask.CAPTION, DataTask.REFER));
        String said = problem(narrow, folder.resolve("run"), false);
        assertTrue(said.contains("the task \"caption\"") && said.contains("--tasks refer"), said);
    }

    private String problem(Path data) {
        return problem(world.plan(data, LearnedWorld.lora(3)), folder.resolve("run"), false);
    }

    private static String problem(DataTraining.Plan plan, Path run, boolean resume) {
        return assertThrows(UserProblem.class, () -> DataTraining.run(plan, run, resume, TO_THE_END)).getMessage();
    }
}
