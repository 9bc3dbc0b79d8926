package org.pixelllm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/** Holds the front door to its promises with a tiny untrained model: shapes, bounds, errors, memory. */
class PixelLlmTest {
    private static final Picture PICTURE = Scene.of(3, 80, 60).picture();

    private static NDManager manager;
    private static NDManager owner;
    private static PixelLlm model;

    @BeforeAll
    static void build() {
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        manager = Torch.open();
        ParameterSet parameters = ParameterSet.fresh(manager, 1);
        model = PixelLlm.of("tiny", manager, new Network(parameters.params(), ModelConfig.tiny(tokenizer.size())),
                parameters,
                tokenizer);
        owner = parameters.tensors().values().iterator().next().getManager();
    }

    @AfterAll
    static void free() {
        model.close();
    }

    @Test
    void everyWordOfACaptionHasItsPointsAndItsPlaceInTheText() {
        Caption caption = model.caption(PICTURE, Prompt.WHOLE, "");
        for (Word word : caption.words()) {
            assertEquals(word.text(), caption.text().substring(word.begin(), word.end()));
            assertEquals(2, word.points().size());
        }
        assertTrue(caption.score() <= 0);
    }

    @Test
    void locateKeepsTheWordsThatItWasGiven() {
        Caption caption = model.locate(PICTURE, Prompt.WHOLE, "a red car left of a tree.");
        assertEquals(List.of("a", "red", "car", "left", "of", "a", "tree"),
                caption.words().stream().map(Word::text).toList());
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() {
        Prompt prompt = Prompt.points(new Point(20, 20), new Point(40, 30));
        assertEquals(model.caption(PICTURE, prompt, "").words(), model.caption(PICTURE, prompt, "").words());
    }

    @ParameterizedTest
    @CsvSource({"40,10,20,30,holds nothing", "10,10,10,30,holds nothing", "NaN,0,10,10,holds nothing",
        "10,10,100,30,outside the picture", "-20,0,10,10,outside the picture", "200,200,300,300,outside the picture"})
    void aBoxThatIsNotInThePictureIsRefusedWithOneThatIs(double x0, double y0, double x1, double y1, String says) {
        var e = assertThrows(UserProblem.class, () -> model.caption(PICTURE, Prompt.box(x0, y0, x1, y1), ""));
        assertTrue(e.getMessage().contains(says), e.getMessage());
        assertTrue(e.getMessage().contains("--box"), e.getMessage());
    }

    @Test
    void aPointOutsideIsRefused() {
        assertThrows(UserProblem.class, () -> model.caption(PICTURE, Prompt.points(new Point(81, 5)), ""));
    }

    @Test
    void unknownWordsAreNamedWithTheirNeighbours() {
        var e = assertThrows(UserProblem.class, () -> model.refer(PICTURE, "the redd zeppelin"));
        assertTrue(e.getMessage().contains("\"redd\", \"zeppelin\""), e.getMessage());
        assertTrue(e.getMessage().contains("\"red\" for \"redd\""), e.getMessage());
    }

    @Test
    void emptyAndEndlessExpressionsAreRefused() {
        assertTrue(assertThrows(UserProblem.class, () -> model.refer(PICTURE, "  ")).getMessage().contains("empty"));
        var e = assertThrows(UserProblem.class, () -> model.refer(PICTURE, "car ".repeat(10_000)));
        assertTrue(e.getMessage().contains("10000 words"), e.getMessage());
    }

    @Test
    void aMissingModelLeavesTheLoadedOneAlone() {
        assertThrows(UserProblem.class, () -> PixelLlm.load("no-such-model"));
        assertFalse(model.locate(PICTURE, Prompt.WHOLE, "a car").words().isEmpty());
    }

    @Test
    void callsLeaveNoTensorsBehind() {
        ask();
        int before = tensors();
        for (int i = 0; i < 5; i++) {
            ask();
        }
        assertEquals(before, tensors());
    }

    private static void ask() {
        model.caption(PICTURE, Prompt.WHOLE, "");
        model.caption(PICTURE, Prompt.box(5, 5, 50, 50), "");
        model.refer(PICTURE, "the red car");
        model.locate(PICTURE, Prompt.WHOLE, "a red car");
        model.explain(PICTURE, Prompt.WHOLE);
        model.similarity(PICTURE, Prompt.WHOLE, Prompt.box(5, 5, 50, 50));
    }

    /** Counts the arrays that would outlive a call: the model's own and those beside its parameters. */
    private static int tensors() {
        return manager.getManagedArrays().size() + owner.getManagedArrays().size();
    }
}
