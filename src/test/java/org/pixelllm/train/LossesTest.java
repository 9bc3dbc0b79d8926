package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pixelllm.nn.Torch;

/** Each number is worked out by hand. */
class LossesTest {
    private final NDManager manager = Torch.open();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void crossEntropyIsTheMeanOverWhatCounts() {
        NDArray logits = manager.create(new float[]{0, 0, (float) Math.log(3), 0}, new Shape(2, 2));
        NDArray targets = manager.create(new long[]{0, 0}, new Shape(2, 1));
        assertEquals(-Math.log(0.75), Losses.crossEntropy(logits, targets, row(0, 1), 0).getFloat(), 1e-5);
        assertEquals((Math.log(2) - Math.log(0.75)) / 2, Losses.crossEntropy(logits, targets, row(1, 1), 0).getFloat(),
                1e-5);
    }

    @Test
    void smoothingSpreadsSomeOfTheTargetOverAllClasses() {
        NDArray logits = manager.create(new float[]{(float) Math.log(3), 0}, new Shape(1, 2));
        NDArray targets = manager.create(new long[]{0}, new Shape(1, 1));
        double expected = 0.9 * -Math.log(0.75) + 0.1 * -(Math.log(0.75) + Math.log(0.25)) / 2;
        assertEquals(expected, Losses.crossEntropy(logits, targets, row(1), 0.1).getFloat(), 1e-5);
    }

    @Test
    void binaryCrossEntropyHoldsForLargeLogits() {
        assertEquals(Math.log(2), Losses.binary(row(0), row(1), row(1)).getFloat(), 1e-5);
        assertEquals(200, Losses.binary(row(200), row(0), row(1)).getFloat(), 1e-3);
        assertEquals(0, Losses.binary(row(-200), row(0), row(1)).getFloat(), 1e-5);
    }

    @Test
    void l1SumsTheFourEdges() {
        assertEquals(0.5f, Losses.l1(box(0, 0, 0.5f, 0.5f), box(0.1f, 0, 0.5f, 0.9f), row(1)).getFloat(), 1e-5);
    }

    @Test
    void giouPunishesTheGapBetweenBoxesThatDoNotMeet() {
        // overlap 1 of union 7, hull 9: IoU 1/7, minus 2/9 of empty hull
        assertEquals(1 - (1 / 7.0 - 2 / 9.0), Losses.giou(box(0, 0, 2, 2), box(1, 1, 3, 3), row(1)).getFloat(), 1e-4);
        // no overlap: union 2, hull 3
        assertEquals(1 + 1 / 3.0, Losses.giou(box(0, 0, 1, 1), box(2, 0, 3, 1), row(1)).getFloat(), 1e-4);
        assertEquals(0, Losses.giou(box(0, 0, 1, 1), box(0, 0, 1, 1), row(1)).getFloat(), 1e-4);
    }

    private NDArray row(float... values) {
        return manager.create(values);
    }

    private NDArray box(float x0, float y0, float x1, float y1) {
        return manager.create(new float[]{x0, y0, x1, y1}, new Shape(1, 4));
    }
}
