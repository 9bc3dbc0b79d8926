package org.pixelllm.eval;

import java.util.BitSet;

/** Average precision over 100 recall levels: 0, 0.01, … 0.99. */
final class AveragePrecision {
    private static final int LEVELS = 100;

    private AveragePrecision() {}

    /**
     * Returns the mean over the levels of the highest precision at that recall or more, 0 where it is not reached.
     *
     * @param right which ranks of the ranking are right, best first
     * @param ranks in the ranking
     * @param positives that there are to find
     */
    static double of(BitSet right, int ranks, long positives) {
        double[] precision = new double[ranks + 1]; // the highest from this rank on
        long found = right.cardinality();
        for (int rank = ranks - 1; rank >= 0; rank--) {
            precision[rank] = Math.max(precision[rank + 1], (double) found / (rank + 1));
            found -= right.get(rank) ? 1 : 0;
        }
        double sum = 0;
        int rank = 0;
        found = right.get(0) ? 1 : 0;
        for (long level = 0; level < LEVELS; level++) {
            while (rank < ranks && found * LEVELS < level * positives) {
                rank++;
                found += right.get(rank) ? 1 : 0;
            }
            sum += precision[rank];
        }
        return sum / LEVELS;
    }
}
