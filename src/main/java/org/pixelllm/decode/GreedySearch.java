package org.pixelllm.decode;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.pixelllm.model.Stepper;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextConfig;
import org.pixelllm.nn.Borrow;

/**
 * Greedy decoding with cached keys and values; gives the published decoder's exact tokens.
 *
 * <p>The published rules: no token follows itself, a row that has ended stays ended, the last place of a text is always
 * the end, and after the first end everything is padding.
 */
public final class GreedySearch {
    private static final float FORBIDDEN = -10000;

    private final Stepper stepper;
    private final int length;

    /**
     * Searches texts of a bounded length.
     *
     * @param length tokens of a text, begin and end included
     */
    public GreedySearch(Stepper stepper, int length) {
        this.stepper = stepper;
        this.length = length;
    }

    /** Decodes every row of what the text head's encoder made; stops once all rows have ended. */
    public Decoded run(T5TextHead.Encoded encoded) {
        try (NDManager scope = encoded.states().getManager().newSubManager()) {
            T5TextHead.Encoded local = new T5TextHead.Encoded(Borrow.in(scope, encoded.states()),
                    Borrow.in(scope, encoded.valid()));
            return new Run(local).all();
        }
    }

    private final class Run {
        private final Stepper.Text text;
        private final int rows;
        private final int[][] tokens;
        private final double[] sums;

        Run(T5TextHead.Encoded encoded) {
            text = stepper.start(encoded, length);
            rows = (int) encoded.states().getShape().get(0);
            tokens = new int[rows][length];
            sums = new double[rows];
            for (int[] row : tokens) {
                Arrays.fill(row, TextConfig.END);
                row[0] = TextConfig.BEGIN;
            }
        }

        Decoded all() {
            for (int place = 1; place <= length - 2 && !ended(place - 1); place++) {
                int previous = place - 1;
                float[] logits = text.say(Arrays.stream(tokens).mapToInt(row -> row[previous]).toArray());
                for (int row = 0; row < rows; row++) {
                    choose(row, place, logits);
                }
            }
            return result();
        }

        private boolean ended(int place) {
            return place > 0 && Arrays.stream(tokens).allMatch(row -> row[place] == TextConfig.END);
        }

        private void choose(int row, int place, float[] logits) {
            int previous = tokens[row][place - 1];
            if (previous == TextConfig.END) {
                return;
            }
            int size = logits.length / rows;
            int from = row * size;
            logits[from + previous] = Math.min(logits[from + previous], FORBIDDEN);
            int best = 0;
            for (int i = 1; i < size; i++) {
                best = logits[from + i] > logits[from + best] ? i : best;
            }
            tokens[row][place] = best;
            sums[row] += logProbability(logits, from, size, best);
        }

        private Decoded result() {
            double[] scores = new double[rows];
            for (int row = 0; row < rows; row++) {
                long words = Arrays.stream(tokens[row]).filter(t -> t != TextConfig.END).count();
                scores[row] = sums[row] / Math.max(words - 1, 1);
                padAfterEnd(tokens[row]);
            }
            return new Decoded(tokens, scores);
        }
    }

    private static double logProbability(float[] logits, int from, int size, int chosen) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.exp((double) logits[from + i] - logits[from + chosen]);
        }
        return -Math.log(sum);
    }

    private static void padAfterEnd(int[] row) {
        for (int i = 1; i < row.length; i++) {
            if (row[i] == TextConfig.END) {
                Arrays.fill(row, i + 1, row.length, 0);
                return;
            }
        }
    }
}
