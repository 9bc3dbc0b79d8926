package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.Word;
import org.pixelllm.data.scenes.Expression;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.data.scenes.Told;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/** A tiny model learns one picture by heart: the whole way from pixels to words and points works, gradients included. */
class OverfitTest {
    @Test
    void aTinyModelLearnsOnePicturesNarrativeWordsAndPoints() {
        Scene scene = Scene.of(11, 32, 32, 2);
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        NDManager manager = Torch.open();
        ParameterSet parameters = ParameterSet.fresh(manager, 5);
        Network network = new Network(parameters.params(), ModelConfig.tiny(tokenizer.size()));
        SceneSample sample = new SceneSampler(1, 32, 8, false, tokenizer).sample(scene);

        learn(manager, network, parameters, sample);

        try (PixelLlm model = PixelLlm.of("tiny", manager, network, parameters, tokenizer)) {
            Caption caption = model.caption(scene.picture(), Prompt.WHOLE, "");
            Told truth = Narrator.narrative(scene);
            assertEquals(truth.text(), caption.text());
            for (Word word : caption.words()) {
                truth.words().stream().filter(w -> w.begin() == word.begin() && w.object() >= 0).forEach(w -> {
                    Box box = scene.objects().get(w.object()).box();
                    assertTrue(box.contains(word.place()), () -> word + " is outside " + box);
                });
            }
            Expression expression = Narrator.expressions(scene).get(0);
            Grounding found = model.refer(scene.picture(), expression.told().text());
            double iou = found.box().iou(scene.objects().get(expression.object()).box());
            assertTrue(iou > 0.5, () -> expression.told().text() + " is found at " + found.box() + ", IoU " + iou);
        }
    }

    private static void learn(NDManager manager, Network network, ParameterSet parameters, SceneSample sample) {
        var learned = Names.notUnder(parameters.tensors(), "prompt_encoder/pe_layer/");
        try (Stage stage = LanguageStage.asking("speak", manager, network, learned, i -> sample,
                new ScenesRecipe.Part(ScenesRecipe.Learn.SPEAK, 32, false, 250, 1, 4, 1, 4e-3), 1);
                AdamW optimizer = new Trainer(manager).optimizer(stage)) {
            new Trainer(manager).run(stage, optimizer, 0, (step, losses, o) -> true);
        }
    }
}
