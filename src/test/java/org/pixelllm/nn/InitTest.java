package org.pixelllm.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InitTest {
    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void fillsConstants() {
        assertArrayEquals(new float[]{0, 0}, Init.zeros().values(random, 2));
        assertArrayEquals(new float[]{1, 1, 1, 1}, Init.ones().values(random, 2, 2));
        assertEquals(1, Init.ones().values(random).length);
    }

    @Test
    void drawsNormallyWithTheAskedDeviation() {
        assertEquals(0.02, deviation(Init.normal(0.02).values(random, 300, 300)), 2e-4);
    }

    @Test
    void scalesLecunByEveryDimensionButTheLast() {
        assertEquals(Math.sqrt(1 / 48.0), deviation(Init.lecun().values(random, 4, 4, 3, 4000)), 2e-3);
    }

    @Test
    void boundsXavierByBothFansAndTheReceptiveField() {
        float[] values = Init.xavier().values(random, 3, 3, 20, 40);
        double bound = Math.sqrt(6.0 / (9 * 60));
        double largest = IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElseThrow();

        assertTrue(largest <= bound && largest > 0.99 * bound, largest + " of " + bound);
        assertEquals(bound / Math.sqrt(3), deviation(values), 2e-3);
    }

    @Test
    void copiesValuesOfTheRightCount() {
        assertArrayEquals(new float[]{4, 5}, Init.copy(new float[]{4, 5}).values(random, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> Init.copy(new float[]{4, 5}).values(random, 3));
    }

    private static double deviation(float[] values) {
        return Math.sqrt(IntStream.range(0, values.length).mapToDouble(i -> values[i] * values[i]).average()
                .orElseThrow());
    }
}
