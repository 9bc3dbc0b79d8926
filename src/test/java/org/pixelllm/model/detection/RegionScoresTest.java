package org.pixelllm.model.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Each number is worked out by hand. */
class RegionScoresTest {
    private static final double LOG_HALF = Math.log(0.5);

    @Test
    void oneCaptionABoxKeepsTheOrderAndCountsRejectedBoxesAsNothing() {
        float[] scores = RegionScores.of(new float[]{0.5f, 0.18f, -1}, new double[]{LOG_HALF, LOG_HALF, 0});
        assertArrayEquals(new float[]{0.5f, 0.3f, 0}, scores, 1e-6f);
    }

    @Test
    void theBestPairsOfBoxAndCaptionAreChosen() {
        RegionScores.Choice choice = RegionScores.best(new float[]{0.5f, 0.9f, 0},
                new double[][]{{-20, LOG_HALF}, {LOG_HALF, 0}, {0, 0}});
        assertArrayEquals(new int[]{1, 1, 0}, choice.boxes());
        assertArrayEquals(new int[]{1, 0, 1}, choice.beams());
        assertArrayEquals(new float[]{(float) Math.sqrt(0.9), (float) Math.sqrt(0.45), 0.5f}, choice.scores(), 1e-6f);
    }

    @Test
    void ofEqualPairsTheEarlierBoxAndBeamComesFirst() {
        RegionScores.Choice choice = RegionScores.best(new float[]{-1, 0, -1}, new double[][]{{0, 0}, {0, 0}, {0, 0}});
        assertArrayEquals(new int[]{0, 0, 1}, choice.boxes());
        assertArrayEquals(new int[]{0, 1, 0}, choice.beams());
    }
}
