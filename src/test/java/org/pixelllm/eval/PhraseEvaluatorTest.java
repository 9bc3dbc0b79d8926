package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixelllm.eval.Things.LEFT;
import static org.pixelllm.eval.Things.redCar;
import static org.pixelllm.eval.Things.smallBlueTree;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhraseEvaluatorTest {
    private final PhraseEvaluator evaluator = new PhraseEvaluator();

    @Test
    void sharesAreWhatTheyAreByHand() {
        evaluator.add(smallBlueTree(LEFT), "small blue tree"); // both right
        evaluator.add(smallBlueTree(LEFT), "blue tree");       // the size is missing
        evaluator.add(smallBlueTree(LEFT), "small red tree");  // the colour is wrong
        evaluator.add(redCar(LEFT), "Red car.");               // both right

        assertEquals(Map.of("objects", 4, "colour and kind right", 0.75, "phrase exact", 0.5), evaluator.result());
    }

    @Test
    void anArticleCostsTheExactPhraseOnly() {
        evaluator.add(redCar(LEFT), "a red car");

        assertEquals(Map.of("objects", 1, "colour and kind right", 1.0, "phrase exact", 0.0), evaluator.result());
    }

    @Test
    void namingTwoThingsIsNamingNone() {
        evaluator.add(redCar(LEFT), "red car and blue tree");
        evaluator.add(redCar(LEFT), "red blue car");
        evaluator.add(redCar(LEFT), "red, car");
        evaluator.add(redCar(LEFT), "");

        assertEquals(0.0, evaluator.result().get("colour and kind right"));
    }

    @Test
    void figuresKeepTheirOrderAndSharesOfNothingAreLeftOut() {
        assertEquals(List.of("objects"), List.copyOf(evaluator.result().keySet()));
        evaluator.add(redCar(LEFT), "red car");
        assertEquals(List.of("objects", "colour and kind right", "phrase exact"),
                List.copyOf(evaluator.result().keySet()));
    }
}
