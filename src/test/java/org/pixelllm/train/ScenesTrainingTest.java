package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.problem.UserProblem;

class ScenesTrainingTest {
    private static final ScenesRecipe SHORT = new ScenesRecipe(3, new ScenesRecipe.Part(2, 1, 1e-3),
            new ScenesRecipe.Part(3, 1, 1e-3), new ScenesRecipe.Part(1, 1, 1e-4));

    @TempDir
    private Path folder;

    @Test
    void aRunThatWasStoppedLearnsWhatAnUnbrokenOneLearns() throws IOException {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        assertTrue(ScenesTraining.run(SHORT, whole, false, (stage, step, steps, losses) -> true));

        List<String> steps = new ArrayList<>();
        assertFalse(ScenesTraining.run(SHORT, broken, false, (stage, step, all, losses) -> {
            steps.add(stage + step);
            return !(stage + step).equals("speak2");
        }));
        assertTrue(ScenesTraining.run(SHORT, broken, true, (stage, step, all, losses) -> steps.add(stage + step)));

        assertEquals(List.of("see1", "see2", "speak1", "speak2", "speak3", "join1"), steps);
        assertArrayEquals(weights(whole), weights(broken));

        assertTrue(ScenesTraining.run(SHORT, broken, true, (stage, step, all, losses) -> false),
                "it has ended already");
        assertArrayEquals(weights(whole), weights(broken));
    }

    @Test
    void whatWasTrainedLoadsAndSpeaks() {
        ScenesTraining.run(SHORT, folder, false, (stage, step, steps, losses) -> true);
        try (PixelLlm model = PixelLlm.load(folder.resolve(ScenesTraining.MODEL).toString())) {
            Caption caption = model.caption(Scene.of(5, 128, 128).picture(), Prompt.WHOLE, "");
            assertEquals(caption.text(), caption.toString());
        }
    }

    @Test
    void aFolderWithARunIsNeitherOverwrittenNorMixed() {
        ScenesTraining.run(SHORT, folder, false, (stage, step, steps, losses) -> false);

        var again = assertThrows(UserProblem.class,
                () -> ScenesTraining.run(SHORT, folder, false, (a, b, c, d) -> true));
        assertTrue(again.getMessage().contains("--resume"), again.getMessage());
        ScenesRecipe other = new ScenesRecipe(4, SHORT.see(), SHORT.speak(), SHORT.join());
        var mixed = assertThrows(UserProblem.class,
                () -> ScenesTraining.run(other, folder, true, (a, b, c, d) -> true));
        assertTrue(mixed.getMessage().contains("another recipe"), mixed.getMessage());
    }

    @Test
    void aRecipeFileIsReadOrRefusedInPlainWords() throws IOException {
        Path file = folder.resolve("recipe.json");
        Files.writeString(file,
                """
                        {"seed": 3, "see": {"steps": 2, "batch": 1, "rate": 0.001}, "speak": {"steps": 3, "batch": 1, "rate": 0.001},
                         "join": {"steps": 1, "batch": 1, "rate": 0.0001}}""");
        assertEquals(SHORT, ScenesRecipe.read(file));

        for (String bad : List.of("", "[]", "{", "{\"seed\": 1}", "{\"seed\": 1, \"see\": {\"steps\": -1}}")) {
            Files.writeString(file, bad);
            var e = assertThrows(UserProblem.class, () -> ScenesRecipe.read(file), bad);
            assertFalse(e.getMessage().contains("null"), e.getMessage());
        }
    }

    private static byte[] weights(Path run) throws IOException {
        return Files.readAllBytes(run.resolve(ScenesTraining.MODEL).resolve("model.safetensors"));
    }
}
