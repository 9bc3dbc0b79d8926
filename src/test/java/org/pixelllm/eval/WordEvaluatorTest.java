package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixelllm.eval.Things.LEFT;
import static org.pixelllm.eval.Things.RIGHT;
import static org.pixelllm.eval.Things.redCar;
import static org.pixelllm.eval.Things.smallBlueTree;
import static org.pixelllm.eval.Things.word;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordEvaluatorTest {
    private static final int LEFT_X = 5;
    private static final int RIGHT_X = 55;
    private static final int BETWEEN_X = 30;

    private final WordEvaluator evaluator = new WordEvaluator();

    @Test
    void sharesAreWhatTheyAreByHand() {
        // "red" and "car" point at the car, "small" astray, "blue tree" at the tree; the green boat is not there
        evaluator.add(List.of(redCar(LEFT), smallBlueTree(RIGHT)), List.of( //
                word("a", BETWEEN_X), word("red", LEFT_X), word("car", LEFT_X), word(",", LEFT_X),
                word("a", RIGHT_X), word("small", LEFT_X), word("blue", RIGHT_X), word("tree", RIGHT_X),
                word("and", BETWEEN_X),
                word("a", LEFT_X), word("green", LEFT_X), word("boat", LEFT_X), word(".", LEFT_X)));

        assertEquals(Map.of("words", 7, "word in box", 4.0 / 7, "word in box, of rightly named", 4.0 / 5,
                "word in box, with articles", 5.0 / 10, "word in box, nouns", 2.0 / 3, "word in box, colours", 2.0 / 3,
                "word in box, sizes", 0.0, "word in box, articles", 1.0 / 3), evaluator.result());
    }

    @Test
    void ofSeveralAlikeAnyWillDo() {
        evaluator.add(List.of(redCar(LEFT), redCar(RIGHT)),
                List.of(word("red", LEFT_X), word("car", RIGHT_X)));

        assertEquals(1.0, evaluator.result().get("word in box"));
    }

    @Test
    void pointingIntoTheBoxOfAnotherObjectIsWrong() {
        evaluator.add(List.of(redCar(LEFT), smallBlueTree(RIGHT)),
                List.of(word("red", RIGHT_X), word("car", RIGHT_X)));

        assertEquals(0.0, evaluator.result().get("word in box"));
    }

    @Test
    void groundAndRelationsAreNotJudged() {
        evaluator.add(List.of(redCar(LEFT)), List.of(word("left", LEFT_X), word("of", LEFT_X), word("the", LEFT_X),
                word("grass", LEFT_X), word(".", LEFT_X)));

        assertEquals(Map.of("words", 0), evaluator.result());
    }

    @Test
    void aMarkThatClingsToAWordDoesNotHideIt() {
        evaluator.add(List.of(redCar(LEFT)), List.of(word("Red", LEFT_X), word("car.", LEFT_X)));

        assertEquals(1.0, evaluator.result().get("word in box"));
    }
}
