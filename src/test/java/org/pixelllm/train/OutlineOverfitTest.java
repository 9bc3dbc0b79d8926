package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixelllm.PixelLlm;
import org.pixelllm.Region;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.data.scenes.SceneObject;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.ScenesModel;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/** The default model's shape, made for tiny pictures, learns one picture's regions and outlines by heart. */
class OutlineOverfitTest {
    @Test
    void itFindsAndOutlinesTheObjectsOfAPicture() {
        Scene scene = Scene.of(21, 64, 64, 2);
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        NDManager manager = Torch.open();
        ParameterSet parameters = ParameterSet.fresh(manager, 5);
        ModelConfig config = ScenesModel.of(tokenizer.size(), 64);
        Network network = new Network(parameters.params(), config);
        SceneSample sample = new SceneSampler(1, 64, 16, false, tokenizer).sample(scene);

        learn(manager, network, parameters, sample);

        try (PixelLlm model = PixelLlm.of("tiny", manager, network, parameters, tokenizer)) {
            List<Region> regions = model.describeAll(scene.picture());
            assertEquals(scene.objects().size(), regions.size());
            for (SceneObject object : scene.objects()) {
                assertTrue(regions.stream().anyMatch(r -> r.box().iou(object.box()) > 0.6), object + " in " + regions);
                assertTrue(regions.stream().anyMatch(r -> iou(r.mask().orElseThrow(), object.mask()) > 0.6),
                        object + " is not outlined");
            }
        }
    }

    private static double iou(Mask one, Mask other) {
        double common = RunLength.of(one).intersection(RunLength.of(other)).area();
        return common / (one.area() + other.area() - common);
    }

    private static void learn(NDManager manager, Network network, ParameterSet parameters, SceneSample sample) {
        var part = new ScenesRecipe.Part(ScenesRecipe.Learn.OUTLINE, 64, false, 150, 1, 1, 1, 3e-3);
        try (Stage stage = new OutlineStage("outline", network, parameters.tensors(), i -> sample, part, 1);
                AdamW optimizer = new Trainer(manager).optimizer(stage)) {
            new Trainer(manager).run(stage, optimizer, 0, (step, losses, o) -> true);
        }
    }
}
