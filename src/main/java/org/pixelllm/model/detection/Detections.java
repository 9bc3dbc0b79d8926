package org.pixelllm.model.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pixelllm.model.Extent;

/** Turns what the second stage says into the boxes that were found. */
final class Detections {
    private static final float REJECTED = -1;

    private final RoiConfig config;
    private final Extent picture;

    Detections(RoiConfig config, Extent picture) {
        this.config = config;
        this.picture = picture;
    }

    /**
     * Returns K boxes of one picture, best first.
     *
     * <p>A score is the root of the proposal's times the object's probability. Fillers are empty and score 0; boxes that
     * do not score enough come after them with -1.
     *
     * @param proposals of the first stage (R)
     * @param objects (R), the second stage's probability of an object
     * @param deltas (R, 4) row-major
     */
    ScoredBoxes of(ScoredBoxes proposals, float[] objects, float[] deltas) {
        float[] scores = new float[objects.length];
        for (int i = 0; i < scores.length; i++) {
            float score = (float) Math.sqrt(objects[i] * proposals.scores()[i]);
            scores[i] = score > (float) config.leastScore() ? score : REJECTED;
        }
        float[] corners = BoxDeltas.decode(proposals.corners(), deltas);
        ScoredBoxes sorted = new ScoredBoxes(corners, scores).clipped(picture).get(Ranking.descending(scores));
        int[] kept = NonMaximumSuppression.keep(sorted.corners(), config.overlap(), config.detections());
        ScoredBoxes full = sorted.get(kept).filled(config.detections(), new float[4]);
        return full.get(Ranking.descending(full.scores()));
    }

    /** Returns K boxes of each of several pictures, whose numbers stand one after the other. */
    List<ScoredBoxes> of(List<ScoredBoxes> proposals, float[] objects, float[] deltas) {
        List<ScoredBoxes> found = new ArrayList<>();
        int from = 0;
        for (ScoredBoxes own : proposals) {
            int to = from + own.size();
            found.add(of(own, Arrays.copyOfRange(objects, from, to), Arrays.copyOfRange(deltas, 4 * from, 4 * to)));
            from = to;
        }
        return found;
    }
}
