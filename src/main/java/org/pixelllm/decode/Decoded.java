package org.pixelllm.decode;

import java.util.Arrays;
import org.pixelllm.model.TextIds;

/**
 * What a search found.
 *
 * @param tokens one row for each prompt: begin, text, end, then padding 0
 * @param scores of each row: mean log-probability of a token; of a beam search, the log-probability by its penalty
 * @param beams all that was considered at the end
 */
public record Decoded(int[][] tokens, double[] scores, Beams beams) {
    /** Chooses the last text of each row. */
    static Decoded ofBest(int[][][] tokens, double[][] scores, TextIds ids) {
        int last = tokens[0].length - 1;
        return new Decoded(Arrays.stream(tokens).map(row -> ids.padded(row[last])).toArray(int[][]::new),
                Arrays.stream(scores).mapToDouble(row -> row[last]).toArray(), new Beams(tokens, scores));
    }

    /**
     * All texts that a search ended with, in increasing order of their scores.
     *
     * @param tokens (R, beams, L): begin, text, then ends up to the last place; zeros where a row had fewer texts
     * @param scores (R, beams), about -1e7 where a row had fewer texts
     */
    public record Beams(int[][][] tokens, double[][] scores) {}
}
