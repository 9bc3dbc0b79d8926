package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pixelllm.Grounding;
import org.pixelllm.data.scenes.Expression;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.WordTokenizer;

/** Tiny models learn one picture by heart, each in its way to point. */
class PointingTest {
    private static final PointingRecipe TINY = PointingRecipe.DEFAULT.with("width", 32).with("layers", 1)
            .with("visual", Visual.ROI).with("tokens", 4).with("bins", 32).with("start", 0).with("batch", 1)
            .with("rate", 6e-3).with("steps", 90).with("narrative", 0.1);
    private static final Scene SCENE = Scene.of(11, 32, 32, 2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ATTENTION")
    void everyWayThatLearnsToPointFindsWhatItHasLearnedByHeart(Pointing pointing) {
        try (FrozenEncoder encoder = encoder(); Drawings one = Drawings.of(encoder, List.of(SCENE))) {
            try (PointingModel model = train(one, TINY.with("pointing", pointing)).model()) {
                PointingScores scores = model.examine(one, 1);

                assertTrue(scores.meanIou() > 0.6, () -> "mean IoU " + scores.meanIou());
                assertEquals(pointing == Pointing.PER_WORD, scores.wordInBox().isPresent());
                scores.wordInBox().ifPresent(share -> assertTrue(share > 0.9, () -> share + " of words in their box"));
            }
        }
    }

    @Test
    void attentionLearnsToSayExpressionsAndGivesEveryWordAPlace() {
        try (FrozenEncoder encoder = encoder(); Drawings one = Drawings.of(encoder, List.of(SCENE))) {
            PointingTraining.Trained trained = train(one, TINY.with("pointing", Pointing.ATTENTION));
            try (PointingModel model = trained.model()) {
                List<PointingTraining.Progress> curve = trained.curve();
                double last = curve.get(curve.size() - 1).loss();

                assertTrue(last < 1, () -> "a word still loses " + last); // at first 5
                Grounding found = model.refer(SCENE.picture(), expression().told().text());
                assertTrue(new Box(0, 0, 32, 32).intersect(found.box()).area() > 0, found::toString);
                assertEquals(expression().told().words().size(), found.words().size());
            }
        }
    }

    @Test
    void extractedTokensTellWhereAnObjectIs() {
        assertTrue(iouOf(TINY.with("visual", Visual.EXTRACTOR)) > 0.6);
    }

    @Test
    void aTokenForEveryPlaceTellsWhereAnObjectIs() {
        assertTrue(iouOf(TINY.with("visual", Visual.DENSE)) > 0.6);
    }

    @Test
    void withOnePointForAWordTwoTokensAnswer() {
        assertTrue(iouOf(TINY.with("points", 1)) > 0.6);
    }

    private double iouOf(PointingRecipe recipe) {
        try (FrozenEncoder encoder = encoder();
                Drawings one = Drawings.of(encoder, List.of(SCENE));
                PointingModel model = train(one, recipe).model()) {
            return model.examine(one, 1).meanIou();
        }
    }

    @Test
    void allWaysLearnFromTheSameOrderWithTheSameNumberOfParametersWithinThreePercent() {
        Set<String> orders = new TreeSet<>();
        TreeSet<Long> sizes = new TreeSet<>();
        try (FrozenEncoder encoder = encoder();
                Drawings two = Drawings.of(encoder, List.of(SCENE, Scene.of(12, 32, 32, 2)))) {
            for (Pointing pointing : Pointing.values()) {
                PointingTraining.Trained trained = train(two, TINY.with("pointing", pointing).with("steps", 6));
                orders.add(trained.order());
                sizes.add(trained.model().size());
                trained.model().close();
            }
            assertNotEquals(orders, Set.of(train(two, TINY.with("steps", 6).with("seed", 2)).order()));
        }
        assertEquals(1, orders.size());
        assertTrue(sizes.last() < 1.03 * sizes.first(), sizes::toString);
        for (Pointing pointing : Pointing.values()) { // and those of the size that is compared, too
            assertEquals(size(PointingRecipe.DEFAULT), size(PointingRecipe.DEFAULT.with("pointing", pointing)),
                    0.01 * size(PointingRecipe.DEFAULT));
        }
    }

    private static long size(PointingRecipe recipe) {
        try (FrozenEncoder encoder = encoder(); PointingModel model = PointingModel.fresh(encoder, recipe)) {
            return model.size();
        }
    }

    @Test
    void aFrozenLanguageModelStaysAsItBeganAndItsLoraLearns() {
        PointingRecipe frozen = TINY.with("steps", 3).with("frozen", true).with("rank", 2);
        try (FrozenEncoder encoder = encoder();
                Drawings one = Drawings.of(encoder, List.of(SCENE));
                PointingModel before = PointingModel.fresh(encoder, frozen.with("steps", 1));
                PointingModel model = train(one, frozen).model()) {
            Set<String> changed = new TreeSet<>();
            model.parameters().tensors().forEach((name, array) -> {
                if (!array.contentEquals(before.parameters().tensors().get(name))) {
                    changed.add(name);
                }
            });
            assertTrue(changed.stream().anyMatch(name -> name.endsWith("query/kernel_right_lora")), changed::toString);
            assertTrue(changed.stream().noneMatch(name -> name.startsWith("textual/") && !name.endsWith("_lora")),
                    changed::toString);
        }
    }

    @Test
    void aSavedModelPointsAsBefore() throws IOException {
        try (FrozenEncoder encoder = encoder();
                Drawings one = Drawings.of(encoder, List.of(SCENE));
                PointingModel model = train(one, TINY.with("steps", 20)).model()) {
            Path file = folder.resolve("model.safetensors");
            model.save(file);
            try (PointingModel read = PointingModel.read(file, encoder)) {
                assertEquals(model.recipe(), read.recipe());
                String text = expression().told().text();
                assertEquals(model.refer(SCENE.picture(), text).box().x0(),
                        read.refer(SCENE.picture(), text).box().x0(),
                        0.1);
            }
            Path other = Files.writeString(folder.resolve("other.safetensors"), "no");
            assertThrows(UserProblem.class, () -> PointingModel.read(other, encoder));
        }
    }

    @Test
    void aBoxIsSaidInStepsOfItsCode() {
        Box box = new Box(0.11, 0.26, 0.999, 1.2);
        CoordinateCode spelled = new CoordinateCode(100, 10, 2);

        assertEquals(List.of(101, 101, 102, 106, 109, 109, 109, 109), boxed(spelled.tokens(box)));
        assertEquals(new Box(0.115, 0.265, 0.995, 0.995), spelled.box(spelled.tokens(box)));
        assertEquals(List.of(70, 72, 77, 77), boxed(new CoordinateCode(70, 8, 1).tokens(box)));
    }

    private static List<Integer> boxed(int[] tokens) {
        return java.util.Arrays.stream(tokens).boxed().toList();
    }

    @Test
    void aRecipeRefusesAFieldThatItDoesNotHave() {
        var problem = assertThrows(IllegalArgumentException.class, () -> TINY.with("hands", 2));

        assertTrue(problem.getMessage().contains("\"hands\" is none of pointing, visual"), problem.getMessage());
        assertThrows(IllegalArgumentException.class, () -> TINY.with("points", 3));
        assertThrows(IllegalArgumentException.class, () -> TINY.with("pointing", "nose"));
    }

    private PointingTraining.Trained train(Drawings drawings, PointingRecipe recipe) {
        return new PointingTraining(drawings, drawings, folder, (what, step, steps, loss) -> true).run(recipe)
                .orElseThrow();
    }

    private static FrozenEncoder encoder() {
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        return FrozenEncoder.fresh(ModelConfig.tiny(tokenizer.size()), tokenizer, 5);
    }

    private static Expression expression() {
        return Narrator.expressions(SCENE).get(0);
    }
}
