package org.pixelllm.eval.ablation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.pixelllm.eval.ablation.AblationPlan.Variant;
import org.pixelllm.eval.task.Bootstrap;
import org.pixelllm.eval.task.Interval;
import org.pixelllm.train.PointingScores;

/**
 * How a variant did over its seeds.
 *
 * @param cells it was trained so many times
 * @param precision P@0.5, and the interval in which it would lie with other drawings
 * @param precisionDeviation between seeds; NaN of a single one
 * @param iou mean IoU, and its interval
 * @param iouDeviation between seeds
 * @param words share of words in the box of their object, and its interval, where the variant points with words
 * @param difference of P@0.5 to the plan's first variant, with its interval, where both have as many seeds
 */
public record VariantScores(Variant variant, List<AblationCell> cells, Interval precision, double precisionDeviation,
        Interval iou, double iouDeviation, Optional<Interval> words, Optional<Interval> difference) {
    private static final long SEED = 1;

    public VariantScores {
        cells = List.copyOf(cells);
    }

    static VariantScores of(Variant variant, List<AblationCell> cells, List<AblationCell> first) {
        int[] answers = counts(cells, PointingScores::answers);
        double[] found = sums(cells, PointingScores::found);
        Bootstrap chance = new Bootstrap(answers, SEED);
        int[] words = counts(cells, PointingScores::words);
        Optional<Interval> inside = Arrays.stream(words).sum() == 0
                ? Optional.empty()
                : Optional.of(new Bootstrap(words, SEED).of(sums(cells, PointingScores::inside)));
        return new VariantScores(variant, cells, chance.of(found), deviation(cells, PointingScores::precision),
                chance.of(sums(cells, PointingScores::overlap)), deviation(cells, PointingScores::meanIou), inside,
                cells.size() == first.size()
                        ? Optional.of(chance.of(minus(found, sums(first, PointingScores::found))))
                        : Optional.empty());
    }

    private static int[] counts(List<AblationCell> cells, Function<PointingScores, int[]> counts) {
        int[] sum = counts.apply(cells.get(0).scores()).clone();
        for (AblationCell cell : cells.subList(1, cells.size())) {
            int[] more = counts.apply(cell.scores());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
        return sum;
    }

    private static double[] sums(List<AblationCell> cells, Function<PointingScores, double[]> scores) {
        double[] sum = scores.apply(cells.get(0).scores()).clone();
        for (AblationCell cell : cells.subList(1, cells.size())) {
            double[] more = scores.apply(cell.scores());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
        return sum;
    }

    private static double[] minus(double[] one, double[] other) {
        double[] difference = one.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= other[i];
        }
        return difference;
    }

    /** Returns the sample's standard deviation. */
    private static double deviation(List<AblationCell> cells, ToDoubleFunction<PointingScores> score) {
        double[] each = cells.stream().map(AblationCell::scores).mapToDouble(score).toArray();
        double mean = Arrays.stream(each).average().orElseThrow();
        double squares = Arrays.stream(each).map(x -> (x - mean) * (x - mean)).sum();
        return each.length < 2 ? Double.NaN : Math.sqrt(squares / (each.length - 1));
    }
}
