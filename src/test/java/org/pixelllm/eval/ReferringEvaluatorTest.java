package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixelllm.eval.Things.LEFT;
import static org.pixelllm.eval.Things.redCar;
import static org.pixelllm.eval.Things.smallBlueTree;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixelllm.data.scenes.Settles;
import org.pixelllm.geometry.Box;

class ReferringEvaluatorTest {
    private final ReferringEvaluator evaluator = new ReferringEvaluator();

    @Test
    void figuresAreWhatTheyAreByHand() {
        Referent car = new Referent(redCar(LEFT), Settles.KIND);
        Referent tree = new Referent(smallBlueTree(LEFT), Settles.RELATION);
        evaluator.add(car, LEFT);                      // IoU 1
        evaluator.add(car, new Box(0, 0, 10, 5));      // IoU 0.5, just found
        evaluator.add(tree, new Box(0, 0, 10, 20));    // IoU 0.5
        evaluator.add(tree, new Box(5, 5, 15, 15));    // IoU 25 / 175

        assertEquals(Map.of("expressions", 4, "P@0.5", 0.75, "mean IoU", (2 + 25.0 / 175) / 4,
                "P@0.5, small object", 0.5, "P@0.5, medium object", 1.0, "P@0.5, settled by kind", 1.0,
                "P@0.5, settled by relation", 0.5), evaluator.result());
    }

    @Test
    void aBoxTurnedInsideOutFindsNothing() {
        evaluator.add(new Referent(redCar(LEFT), Settles.COLOUR), new Box(10, 10, 0, 0));

        assertEquals(0.0, evaluator.result().get("mean IoU"));
    }

    @Test
    void partsAreToldFromSmallToLargeAndFromKindToRelation() {
        evaluator.add(new Referent(redCar(LEFT), Settles.RELATION), LEFT);
        evaluator.add(new Referent(smallBlueTree(LEFT), Settles.KIND), LEFT);

        assertEquals(List.of("expressions", "P@0.5", "mean IoU", "P@0.5, small object", "P@0.5, medium object",
                "P@0.5, settled by kind", "P@0.5, settled by relation"), List.copyOf(evaluator.result().keySet()));
    }
}
