package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pixelllm.PixelLlm;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.model.Extent;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/** Examines a tiny model that has learned nothing. */
class SceneEvaluationTest {
    private static final SceneEvaluation.Options OPTIONS = new SceneEvaluation.Options(3, SceneEvaluation.Options.SEED,
            Showing.plain(new Extent(64, 64)));

    @Test
    void everyObjectAndEveryExpressionIsAskedOnce() {
        List<Scene> scenes = IntStream.range(0, 3).mapToObj(i -> Scene.of(OPTIONS.seed() + i, 64, 64)).toList();
        try (PixelLlm model = tiny()) {
            SceneScores scores = SceneEvaluation.run(model, OPTIONS, done -> {});

            assertEquals(scenes.stream().mapToInt(scene -> scene.objects().size()).sum(),
                    scores.figures().get("caption of a box").get("objects"));
            assertEquals(scenes.stream().mapToInt(scene -> Narrator.expressions(scene).size()).sum(),
                    scores.figures().get("referring").get("expressions"));
        }
    }

    @Test
    void theSameModelGetsTheSameFigures() {
        try (PixelLlm model = tiny()) {
            assertEquals(SceneEvaluation.run(model, OPTIONS, done -> {}),
                    SceneEvaluation.run(model, OPTIONS, done -> {}));
        }
    }

    @Test
    void anInterruptEndsItAndLeavesTheModelUsable() {
        List<Integer> done = new ArrayList<>();
        try (PixelLlm model = tiny()) {
            assertThrows(CancellationException.class, () -> SceneEvaluation.run(model, OPTIONS, i -> {
                done.add(i);
                Thread.currentThread().interrupt();
            }));
            Thread.interrupted();
            SceneEvaluation.run(model, OPTIONS, i -> {});
        }
        assertEquals(List.of(1), done);
    }

    private static PixelLlm tiny() {
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        ModelConfig config = ModelConfig.tiny(tokenizer.size());
        NDManager manager = Torch.open();
        ParameterSet parameters = ParameterSet.fresh(manager, 1);
        return PixelLlm.of("tiny", manager, new Network(parameters.params(), config), parameters, tokenizer);
    }
}
