package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pixelllm.train.ScenesTraining.Start.FRESH;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.train.ScenesRecipe.Learn;
import org.pixelllm.weights.Safetensors;

class ScenesTrainingTest {
    private static final ScenesRecipe SHORT = new ScenesRecipe(3, List.of(part(Learn.SEE, false, 2, 1e-3),
            part(Learn.SPEAK, false, 3, 1e-3), part(Learn.JOIN, false, 1, 1e-4), part(Learn.SEE, true, 1, 1e-3),
            part(Learn.OUTLINE, true, 2, 1e-3), part(Learn.PRACTISE, true, 1, 1e-3)));

    private static ScenesRecipe.Part part(Learn learn, boolean varied, int steps, double rate) {
        return new ScenesRecipe.Part(learn, 64, varied, steps, 1, 2, 1, rate);
    }

    @TempDir
    private Path folder;

    @Test
    void aRunThatWasStoppedLearnsWhatAnUnbrokenOneLearns() throws IOException {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        assertTrue(ScenesTraining.run(SHORT, whole, FRESH, false, (stage, step, steps, losses) -> true));

        List<String> steps = new ArrayList<>();
        assertFalse(ScenesTraining.run(SHORT, broken, FRESH, false, (stage, step, all, losses) -> {
            steps.add(stage + step);
            return !(stage + step).equals("speak2");
        }));
        assertTrue(
                ScenesTraining.run(SHORT, broken, FRESH, true, (stage, step, all, losses) -> steps.add(stage + step)));

        assertEquals(List.of("see1", "see2", "speak1", "speak2", "speak3", "join1", "see-21", "outline1", "outline2",
                "practise1"), steps);
        assertArrayEquals(weights(whole), weights(broken));

        assertTrue(ScenesTraining.run(SHORT, broken, FRESH, true, (stage, step, all, losses) -> false),
                "it has ended already");
        assertArrayEquals(weights(whole), weights(broken));
    }

    @Test
    void whatWasTrainedLoadsAndSpeaks() {
        ScenesTraining.run(SHORT, folder, FRESH, false, (stage, step, steps, losses) -> true);
        try (PixelLlm model = PixelLlm.load(folder.resolve(ScenesTraining.MODEL).toString())) {
            Caption caption = model.caption(Scene.of(5, 128, 128).picture(), Prompt.WHOLE, "");
            assertEquals(caption.text(), caption.toString());
        }
    }

    @Test
    void aFolderWithARunIsNeitherOverwrittenNorMixed() {
        ScenesTraining.run(SHORT, folder, FRESH, false, (stage, step, steps, losses) -> false);

        var again = assertThrows(UserProblem.class,
                () -> ScenesTraining.run(SHORT, folder, FRESH, false, (a, b, c, d) -> true));
        assertTrue(again.getMessage().contains("--resume"), again.getMessage());
        ScenesRecipe other = new ScenesRecipe(4, SHORT.stages());
        var mixed = assertThrows(UserProblem.class,
                () -> ScenesTraining.run(other, folder, FRESH, true, (a, b, c, d) -> true));
        assertTrue(mixed.getMessage().contains("another recipe"), mixed.getMessage());
    }

    @Test
    void aRecipeFileIsReadOrRefusedInPlainWords() throws IOException {
        Path file = folder.resolve("recipe.json");
        Files.writeString(file, """
                {"seed": 3, "stages": [{"learn": "see", "pixels": 64, "varied": true, "steps": 2, "batch": 1,
                                        "expressions": 2, "narrative": 1, "rate": 0.001}]}""");
        assertEquals(new ScenesRecipe(3, List.of(part(Learn.SEE, true, 2, 1e-3))), ScenesRecipe.read(file));

        for (String bad : List.of("", "[]", "{", "{\"seed\": 1}", "{\"seed\": 1, \"stages\": [null]}",
                "{\"seed\": 1, \"stages\": [{\"learn\": \"see\", \"steps\": -1}]}")) {
            Files.writeString(file, bad);
            var e = assertThrows(UserProblem.class, () -> ScenesRecipe.read(file), bad);
            assertFalse(e.getMessage().contains("null"), e.getMessage());
        }
    }

    @Test
    void aRunCanBeginWithAModelAtALaterStage() throws IOException {
        Path first = folder.resolve("first");
        ScenesTraining.run(SHORT, first, FRESH, false, (stage, step, steps, losses) -> true);
        List<String> stages = new ArrayList<>();
        var begin = new ScenesTraining.Start(Optional.of(first.resolve(ScenesTraining.MODEL).toString()), 5);
        ScenesTraining.run(SHORT, folder.resolve("second"), begin, false,
                (stage, step, steps, losses) -> stages.add(stage + step));

        assertEquals(List.of("outline1", "outline2", "practise1"), stages);
        assertThrows(UserProblem.class, () -> ScenesTraining.run(SHORT, folder.resolve("third"),
                new ScenesTraining.Start(Optional.empty(), 7), false, (a, b, c, d) -> true));
    }

    @Test
    void outliningLeavesAloneWhatSeesAndSpeaks() {
        List<ScenesRecipe.Part> stages = SHORT.stages();
        ScenesRecipe before = new ScenesRecipe(3, stages.subList(0, 4));
        ScenesRecipe after = new ScenesRecipe(3, stages.subList(0, 5));
        ScenesTraining.run(before, folder.resolve("before"), FRESH, false, (a, b, c, d) -> true);
        ScenesTraining.run(after, folder.resolve("after"), FRESH, false, (a, b, c, d) -> true);
        try (NDManager manager = Torch.open()) {
            Map<String, NDArray> one = tensors(folder.resolve("before"), manager);
            Map<String, NDArray> other = tensors(folder.resolve("after"), manager);
            one.forEach((name, array) -> {
                boolean same = array.contentEquals(other.get(name));
                boolean outlines = OutlineStage.LEARN.stream().anyMatch(name::startsWith);
                assertTrue(same || outlines, name + " has changed");
                assertFalse(same && name.startsWith("sam_backbone/stem"), name + " has not changed");
            });
        }
    }

    private static Map<String, NDArray> tensors(Path run, NDManager manager) {
        return Safetensors.read(run.resolve(ScenesTraining.MODEL).resolve("model.safetensors"), manager);
    }

    private static byte[] weights(Path run) throws IOException {
        return Files.readAllBytes(run.resolve(ScenesTraining.MODEL).resolve("model.safetensors"));
    }
}
