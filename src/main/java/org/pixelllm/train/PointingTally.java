package org.pixelllm.train;

import java.util.Arrays;
import java.util.List;
import org.pixelllm.geometry.Box;

/** Counts how well expressions of drawings are pointed at. */
final class PointingTally {
    private static final double FOUND = 0.5;
    private static final Box WHOLE = new Box(0, 0, 1, 1);

    private final Drawings drawings;
    private final PointingScores scores;

    /** Counts over the first {@code count} drawings. */
    PointingTally(Drawings drawings, int count) {
        this.drawings = drawings;
        scores = new PointingScores(new int[count], new double[count], new double[count], new int[count],
                new double[count]);
    }

    /** Adds what was pointed at for all expressions of some drawings, one after the other. */
    void add(int[] which, List<Pointed> pointed) {
        int next = 0;
        for (int drawing : which) {
            for (ToldTokens expression : drawings.sample(drawing).expressions()) {
                add(drawing, Asked.of(expression), pointed.get(next++));
            }
        }
    }

    private void add(int drawing, Asked asked, Pointed pointed) {
        double iou = pointed.box().intersect(WHOLE).iou(drawings.box(drawing, asked.object()));
        scores.answers()[drawing]++;
        scores.overlap()[drawing] += iou;
        scores.found()[drawing] += iou >= FOUND ? 1 : 0;
        for (int i = 0; i < pointed.words().size(); i++) {
            int object = asked.words().objects()[i];
            if (object >= 0) {
                scores.words()[drawing]++;
                scores.inside()[drawing] += drawings.box(drawing, object).contains(pointed.words().get(i)) ? 1 : 0;
            }
        }
    }

    /** Returns the counts; overlaps to four decimals, so that they are short to store. */
    PointingScores scores() {
        return new PointingScores(scores.answers(), scores.found(),
                Arrays.stream(scores.overlap()).map(sum -> Math.round(sum * 1e4) / 1e4).toArray(), scores.words(),
                scores.inside());
    }
}
