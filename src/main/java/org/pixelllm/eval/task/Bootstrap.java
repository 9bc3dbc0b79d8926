package org.pixelllm.eval.task;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Tells how far chance may have moved a mean: pictures are drawn again and again, with replacement, and the middle 95 % of
 * the means are the interval.
 *
 * <p>Pictures are drawn, not answers, because answers about one picture are not independent.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron, Bootstrap Methods, 1979</a>
 */
public final class Bootstrap {
    static final int RESAMPLES = 1000;
    private static final double TAIL = 0.025;

    private final int[] weights; // answers about each picture
    private final int[][] drawn; // resample to pictures

    /**
     * Draws the pictures.
     *
     * @param answers about each picture, at least one
     */
    public Bootstrap(int[] answers, long seed) {
        weights = answers;
        Random random = new Random(seed);
        drawn = new int[RESAMPLES][];
        for (int i = 0; i < RESAMPLES; i++) {
            drawn[i] = random.ints(answers.length, 0, answers.length).toArray();
        }
    }

    /** Returns the mean over all answers, whose scores are summed by picture. */
    public Interval of(double[] sums) {
        double[] means = Arrays.stream(drawn).mapToDouble(mean(sums)).sorted().toArray();
        double all = Arrays.stream(sums).sum() / Arrays.stream(weights).sum();
        return new Interval(all, quantile(means, TAIL), quantile(means, 1 - TAIL));
    }

    private ToDoubleFunction<int[]> mean(double[] sums) {
        return pictures -> {
            double sum = 0;
            long count = 0;
            for (int picture : pictures) {
                sum += sums[picture];
                count += weights[picture];
            }
            return sum / count;
        };
    }

    /** Interpolates between the two nearest of sorted values. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
