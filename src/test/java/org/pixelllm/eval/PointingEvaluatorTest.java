package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

class PointingEvaluatorTest {
    private static final Box LEFT = new Box(0, 0, 10, 10);
    private static final Box RIGHT = new Box(20, 0, 30, 10);
    private static final Point IN_LEFT = new Point(5, 5);
    private static final Point IN_RIGHT = new Point(25, 5);

    @Test
    void eachPartOfSpeechIsJudgedByItself() {
        PointingEvaluator evaluator = new PointingEvaluator();
        evaluator.add(new PointedWord("The", List.of(LEFT)), IN_LEFT);
        evaluator.add(new PointedWord("small", List.of(LEFT)), IN_RIGHT);
        evaluator.add(new PointedWord("red", List.of(LEFT)), IN_LEFT);
        evaluator.add(new PointedWord("car,", List.of(LEFT, RIGHT)), IN_RIGHT);
        evaluator.add(new PointedWord("grass", List.of()), IN_RIGHT);
        evaluator.add(new PointedWord("behind", List.of(RIGHT)), IN_LEFT);

        assertEquals(Map.of("words", 4, "word in box", 0.5, "word in box, nouns", 0.5, "word in box, colours", 1.0,
                "word in box, sizes", 0.0, "word in box, articles", 1.0, "word in box, prepositions", 0.0),
                evaluator.result());
    }
}
