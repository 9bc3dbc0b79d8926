package org.pixelllm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.data.scenes.SceneObject;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;
import org.pixelllm.model.GitConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.TextIds;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/** Looks inside the default model, and inside tiny ones that have learned nothing. */
class ExplanationTest {
    private static PixelLlm scenes;

    @BeforeAll
    static void load() {
        scenes = PixelLlm.load(PixelLlm.SCENES);
    }

    @AfterAll
    static void free() {
        scenes.close();
    }

    @ParameterizedTest
    @CsvSource({"3, 256, 256", "27, 384, 384", "8, 320, 200", "8, 150, 300"})
    void attentionIsSharedOutWhollyAndHeatLiesInThePicture(long seed, int width, int height) {
        Explanation explanation = scenes.explain(Scene.of(seed, width, height).picture(), Prompt.WHOLE);

        assertEquals(explanation.caption().words(), explanation.words().stream().map(WordAttention::word).toList());
        assertWhole(explanation.prompt());
        for (WordAttention word : explanation.words()) {
            assertEquals(2, word.layers().size());
            word.layers().forEach(layer -> {
                assertEquals(36, layer.size());
                assertEquals(1, sum(layer), 1e-5);
            });
            assertWhole(word.heat());
            assertEquals(new Box(0, 0, width, height), word.heat().picture());
            assertTrue(word.heat().picture().contains(word.heat().centre()), "centre " + word.heat().centre());
            assertTrue(width == height ? word.padding() < 1e-6 : word.padding() > 0, "padding " + word.padding());
        }
    }

    @Test
    void theCaptionIsTheOneThatIsSaidWithoutAnyExplanation() {
        for (long seed = 0; seed < 5; seed++) {
            Picture picture = Scene.of(seed, 200, 150).picture();
            Prompt prompt = seed % 2 == 0 ? Prompt.WHOLE : Prompt.box(10, 10, 100, 120);
            assertEquals(scenes.caption(picture, prompt, ""), scenes.explain(picture, prompt).caption());
        }
    }

    /** Measured on scenes 0 to 19: 0.42 of the heat in boxes of 0.06 of the picture, hottest place inside for 0.94. */
    @Test
    void wordsThatNameAnObjectAreHotInItsBoxFarMoreOftenThanByChance() {
        Found found = new Found();
        for (long seed = 0; seed < 20; seed++) {
            Scene scene = Scene.of(seed, 256, 256);
            scenes.explain(scene.picture(), Prompt.WHOLE).words().forEach(word -> scene.objects().stream()
                    .filter(object -> isNamed(object, word.word().text()))
                    .filter(object -> object.box().contains(word.word().place())).findFirst()
                    .ifPresent(object -> found.add(word.heat(), object.box())));
        }

        assertTrue(found.words > 80, "only " + found.words + " words");
        assertTrue(found.inside / found.words > 0.3, "share of heat in the box " + found.inside / found.words);
        assertTrue(found.inside > 4 * found.byChance, found.inside + " in the box, by chance " + found.byChance);
        assertTrue(found.hottest / found.words > 0.8, "hottest place in the box " + found.hottest / found.words);
    }

    private static final class Found {
        private double words;
        private double inside;
        private double byChance;
        private double hottest;

        void add(Heat heat, Box box) {
            words++;
            inside += heat.within(box);
            byChance += box.area() / heat.picture().area();
            hottest += box.contains(heat.hottest()) ? 1 : 0;
        }
    }

    private static boolean isNamed(SceneObject object, String word) {
        return word.equals(object.kind().word()) || word.equals(object.colour().word());
    }

    @Test
    void theStagesTellTheShapesOfThisPicture() {
        Explanation explanation = scenes.explain(Scene.of(3, 320, 200).picture(), Prompt.points(new Point(9, 9)));
        int words = explanation.caption().words().size();

        assertEquals(List.of("picture", "input", "feature map", "prompt", "visual tokens", "encoded tokens",
                "words' features", "next word", "points"), explanation.stages().stream().map(Stage::name).toList());
        assertEquals("200 × 320 × 3", explanation.stages().get(0).size());
        assertEquals("256 × 256 × 3", explanation.stages().get(1).size());
        assertEquals("16 × 16 × 192", explanation.stages().get(2).size());
        assertEquals("36 × 128", explanation.stages().get(4).size());
        assertTrue(explanation.stages().get(6).shape().get(0) >= words + 2, "begin, words, end");
        assertTrue(explanation.lora().isEmpty());
    }

    @Test
    void aPromptIsAsItselfAndUnlikeAnother() {
        Picture picture = Scene.of(27, 384, 384).picture();
        Prompt house = Prompt.box(132, 140, 233, 245);
        Similarity same = scenes.similarity(picture, house, house);
        Similarity other = scenes.similarity(picture, house, Prompt.box(20, 20, 100, 100));

        for (int i = 0; i < same.cosines().size(); i++) {
            assertEquals(1, same.cosines().get(i).get(i), 1e-5);
        }
        assertEquals(1, same.mean(), 1e-5);
        assertTrue(other.mean() < 0.9, "other " + other.mean());
        other.cosines().forEach(row -> row.forEach(c -> assertTrue(Math.abs(c) <= 1.0001, "cosine " + c)));
    }

    @Test
    void aPromptOutsideThePictureIsRefused() {
        Picture picture = Scene.of(3, 80, 60).picture();
        assertThrows(UserProblem.class, () -> scenes.explain(picture, Prompt.box(0, 0, 200, 20)));
        assertThrows(UserProblem.class,
                () -> scenes.similarity(picture, Prompt.WHOLE, Prompt.points(new Point(90, 1))));
    }

    @Test
    void aModelWithGitIsExplainedByItsAttentionToTheVisualTokens() {
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        ModelConfig t5 = ModelConfig.tiny(tokenizer.size());
        GitConfig git = new GitConfig(tokenizer.size(), 24, 48, 2, 2, 24, 40, 24, new TextIds(1, 2));
        NDManager manager = Torch.open();
        ParameterSet parameters = ParameterSet.fresh(manager, 4);
        ModelConfig config = ModelConfig.plain(t5.encoder(), t5.extractor(), git, t5.point());
        try (PixelLlm model = PixelLlm.of("git", manager, new Network(parameters.params(), config), parameters,
                tokenizer)) {
            Picture picture = Scene.of(3, 80, 60).picture();
            Explanation explanation = model.explain(picture, Prompt.WHOLE);

            assertEquals(model.caption(picture, Prompt.WHOLE, ""), explanation.caption());
            assertTrue(!explanation.words().isEmpty(), "it says nothing");
            explanation.words().forEach(word -> {
                assertEquals(4, word.tokens().size());
                word.layers().forEach(layer -> assertEquals(1, sum(layer), 1e-5));
                assertWhole(word.heat());
            });
        }
    }

    private static void assertWhole(Heat heat) {
        assertEquals(1, sum(heat.shares()), 1e-5);
        assertEquals(1, heat.within(heat.picture()), 1e-5);
        heat.shares().forEach(share -> assertTrue(share >= 0, "share " + share));
    }

    private static double sum(List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }
}
