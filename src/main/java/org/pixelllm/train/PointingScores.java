package org.pixelllm.train;

import java.util.Arrays;
import java.util.Optional;

/**
 * How well a model points, drawing by drawing.
 *
 * @param answers expressions of each drawing
 * @param found how many of them are found: their box has an IoU of at least 0.5
 * @param overlap sum of their IoUs
 * @param words of each drawing's expressions that mean an object and are pointed with; all 0 where the way gives none
 * @param inside how many of them point into the box of their object
 */
public record PointingScores(int[] answers, double[] found, double[] overlap, int[] words, double[] inside) {
    /** Returns the scores of a model that finds none of one expression in each drawing. */
    public static PointingScores nothing(int drawings) {
        int[] one = new int[drawings];
        Arrays.fill(one, 1);
        return new PointingScores(one, new double[drawings], new double[drawings], new int[drawings],
                new double[drawings]);
    }

    /** Returns the share of expressions that are found. */
    public double precision() {
        return Arrays.stream(found).sum() / Arrays.stream(answers).sum();
    }

    /** Returns the mean IoU of all expressions. */
    public double meanIou() {
        return Arrays.stream(overlap).sum() / Arrays.stream(answers).sum();
    }

    /** Returns the share of words that point into the box of their object. */
    public Optional<Double> wordInBox() {
        int all = Arrays.stream(words).sum();
        return all == 0 ? Optional.empty() : Optional.of(Arrays.stream(inside).sum() / all);
    }
}
