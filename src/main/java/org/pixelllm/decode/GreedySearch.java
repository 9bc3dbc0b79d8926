package org.pixelllm.decode;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.Stream;
import org.pixelllm.model.Stepper;
import org.pixelllm.model.TextHead;

/**
 * Greedy decoding with cached keys and values; gives the published decoder's exact tokens.
 *
 * <p>The published rules: no token follows itself, a row that has ended stays ended, the last place of a text is always
 * the end, and after the first end everything is padding.
 */
public final class GreedySearch implements Search {
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

    /** Decodes every row; stops once all rows have ended. */
    @Override
    public Decoded run(TextHead.Encoded encoded) {
        try (NDManager scope = encoded.states().getManager().newSubManager()) {
            int rows = (int) encoded.states().getShape().get(0);
            return new Run(stepper.start(encoded.in(scope), length), rows).all();
        }
    }

    private final class Run {
        private final Stepper.Text text;
        private final int rows;
        private final int[][] tokens;
        private final double[] sums;
        private final int end = stepper.ids().end();

        Run(Stepper.Text text, int rows) {
            this.text = text;
            this.rows = rows;
            tokens = Stream.generate(() -> stepper.ids().unsaid(length)).limit(rows).toArray(int[][]::new);
            sums = new double[rows];
        }

        Decoded all() {
            for (int place = 1; place <= length - 2 && !ended(place - 1); place++) {
                int previous = place - 1;
                float[] logits = text.say(Arrays.stream(tokens).mapToInt(row -> row[previous]).toArray());
                int now = place;
                Many.of(rows, logits.length / rows).forEach(row -> choose(row, now, logits));
            }
            return result();
        }

        private boolean ended(int place) {
            return place > 0 && Arrays.stream(tokens).allMatch(row -> row[place] == end);
        }

        private void choose(int row, int place, float[] logits) {
            int previous = tokens[row][place - 1];
            if (previous == end) {
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
            int[][][] texts = Arrays.stream(tokens).map(row -> new int[][]{row}).toArray(int[][][]::new);
            double[][] scores = new double[rows][1];
            for (int row = 0; row < rows; row++) {
                long words = Arrays.stream(tokens[row]).filter(t -> t != end).count();
                scores[row][0] = sums[row] / Math.max(words - 1, 1);
            }
            return Decoded.ofBest(texts, scores, stepper.ids());
        }
    }

    private static double logProbability(float[] logits, int from, int size, int chosen) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.exp((double) logits[from + i] - logits[from + chosen]);
        }
        return -Math.log(sum);
    }
}
