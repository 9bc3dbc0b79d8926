package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.Loader;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Lora;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.Precision;
import org.pixelllm.weights.Safetensors;

/** What a training taught lies in a small file of its own, and works on the model on which it was learned. */
class LearnedAloneTest {
    @TempDir
    private Path folder;
    private Path model;
    private Path run;
    private Path lora;

    @BeforeEach
    void train() {
        LearnedWorld world = new LearnedWorld(folder);
        model = world.model();
        run = folder.resolve("run");
        DataTraining.run(world.plan(world.data(4), LearnedWorld.lora(3)), run, false, (a, b, c, d) -> true);
        lora = run.resolve(DataTraining.LORA);
    }

    @Test
    void laidOnItsModelItSaysWhatTheTrainedModelSays() throws IOException {
        try (PixelLlm trained = PixelLlm.load(run.resolve("model").toString());
                PixelLlm laid = Loader.of(model.toString()).with(lora).load()) {
            assertEquals(said(trained), said(laid));
            assertEquals(trained.parameters(), laid.parameters());
        }
        assertTrue(2 * Files.size(lora) < Files.size(run.resolve("model/model.safetensors")),
                Files.size(lora) + " bytes");
    }

    @Test
    void mergedWithItsModelItSaysTheSame() {
        Path merged = folder.resolve("merged");
        Lora.merge(ModelFolder.read(model.toString()).with(lora), merged);
        try (PixelLlm trained = PixelLlm.load(run.resolve("model").toString());
                PixelLlm one = PixelLlm.load(merged.toString())) {
            assertEquals(said(trained).text(), said(one).text());
            assertFalse(Lora.isIn(one.config()));
        }
    }

    private static Caption said(PixelLlm model) {
        return model.locate(Scene.of(3, LearnedWorld.SIDE, LearnedWorld.SIDE).picture(), Prompt.WHOLE, "a red car");
    }

    @Test
    void anotherModelIsRefused() {
        Path weights = model.resolve("model.safetensors");
        try (NDManager manager = Torch.open()) {
            Map<String, NDArray> other = Safetensors.read(weights, manager);
            other.values().iterator().next().addi(1);
            Safetensors.write(weights, other, Precision.FLOAT32, Map.of());
        }
        String said = problem(lora);
        assertTrue(said.contains("learned on") && said.contains("the model that it was learned on"), said);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        assertTrue(problem(run.resolve("model/model.safetensors")).contains("lora.safetensors"));
        assertTrue(problem(folder.resolve("gone.safetensors")).contains("gone.safetensors"));
        assertFalse(problem(Files.writeString(folder.resolve("text"), "no tensors")).contains("null"));
    }

    private String problem(Path file) {
        return assertThrows(UserProblem.class, () -> Loader.of(model.toString()).with(file).load().close())
                .getMessage();
    }

    @Test
    void whereMostOfAModelLearnsNothingLiesAlone() {
        LearnedWorld world = new LearnedWorld(folder);
        Path all = folder.resolve("all");
        DataTraining.run(world.plan(world.data(4), LearnedWorld.recipe(5, Map.of(DataTask.REFER, 1.0), 0)), all, false,
                (a, b, c, d) -> true);
        assertFalse(Files.exists(all.resolve(DataTraining.LORA)));
    }
}
