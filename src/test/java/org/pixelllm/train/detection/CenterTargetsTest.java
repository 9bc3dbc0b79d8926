package org.pixelllm.train.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pixelllm.model.detection.CenterMaps;
import org.pixelllm.model.detection.Places;
import org.pixelllm.model.detection.PyramidConfig;
import org.pixelllm.nn.Torch;

/** A picture of 64 pixels: 8x8 cells of 8 pixels, then 4x4, 2x2, 1x1, 1x1. Numbers are worked out by hand. */
class CenterTargetsTest {
    private final NDManager manager = Torch.open();
    private final Places places = places();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void anObjectPeaksInTheCellOfItsCentreOnTheLevelOfItsSize() {
        CenterTargets targets = targets(10, 12, 22, 20); // centre 16, 16: third cell of 8 pixels; half diagonal 7.2

        float[] heat = targets.heat();
        assertEquals(1, heat[2 * 8 + 2]);
        assertEquals(1, count(heat, 1));
        assertEquals(Math.exp(-32 / 16.0), heat[8 + 1], 1e-6); // cell centre 12, 12: radius at least 4 pixels
        assertEquals(Math.exp(-128 / 16.0), heat[64], 1e-7);   // other levels see the hill but no peak
    }

    @Test
    void edgesAreLearnedInsideTheBoxAroundTheCentreOnly() {
        assertEquals(4, count(targets(10, 11, 22, 21).learned(), 1)); // centres 12 and 20, not 28
        float[] wide = targets(9, 9, 31, 31).learned();
        assertEquals(9, count(wide, 1));
        float[] sides = targets(9, 9, 31, 31).edges();
        int peak = 4 * (2 * 8 + 2);
        assertArrayEquals(new float[]{11 / 8f, 11 / 8f, 11 / 8f, 11 / 8f}, new float[]{sides[peak], sides[peak + 1],
            sides[peak + 2], sides[peak + 3]});
    }

    @Test
    void anObjectBetweenTwoLevelsPeaksOnBoth() {
        CenterTargets targets = targets(2, 2, 52, 52); // half diagonal 35.4, in 0..40 and 32..80
        assertEquals(2, count(targets.heat(), 1));
    }

    @Test
    void emptyRowsTeachNothing() {
        CenterTargets targets = targets(0, 0, 0, 0);
        assertEquals(places.size(), count(targets.heat(), 0));
        assertEquals(places.size(), count(targets.learned(), 0));
    }

    private CenterTargets targets(float... corners) {
        return new CenterTargets(DetectionRecipe.PUBLISHED.ranges(), places, new TrueBoxes(corners, new int[]{1}));
    }

    private static long count(float[] values, float wanted) {
        long count = 0;
        for (float value : values) {
            count += value == wanted ? 1 : 0;
        }
        return count;
    }

    private Places places() {
        List<NDArray> heat = new ArrayList<>();
        for (int size : new int[]{8, 4, 2, 1, 1}) {
            heat.add(manager.zeros(new Shape(1, size, size, 1)));
        }
        return new Places(PyramidConfig.PUBLISHED, new CenterMaps(heat, heat));
    }
}
