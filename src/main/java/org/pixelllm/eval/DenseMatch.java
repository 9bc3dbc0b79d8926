package org.pixelllm.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.pixelllm.geometry.CocoBox;

/**
 * A prediction and the region that it was held against.
 *
 * @param prediction whose caption is the one to compare
 * @param region index of the region it overlaps most, -1 in a picture without regions
 * @param iou with that region, -1 in a picture without regions
 * @param matched whether it was the first prediction to reach that region
 * @param references to compare with
 */
record DenseMatch(DensePrediction prediction, int region, double iou, boolean matched, List<String> references) {
    private static final String EMPTY = "EMPTY"; // what both sides are called where nothing was said of a region

    /** Orders by falling score; what is equal keeps its order. */
    static final Comparator<DensePrediction> BEST_FIRST = Comparator.comparingDouble(p -> 0.0 - p.score());

    /**
     * Holds all predictions of a picture against its regions; a region is used up by the first that comes.
     *
     * @param forgiving whether any caption is right for a region of which nothing was said
     */
    static List<DenseMatch> all(List<MergedRegion> regions, List<DensePrediction> predictions, boolean forgiving) {
        List<DenseMatch> all = new ArrayList<>();
        BitSet used = new BitSet(regions.size());
        for (DensePrediction prediction : predictions.stream().sorted(BEST_FIRST).toList()) {
            DenseMatch match = best(regions, prediction, used);
            if (match.matched) {
                used.set(match.region);
            }
            all.add(forgiving && match.matched && regions.get(match.region).isUntold() ? match.forgiven() : match);
        }
        return all;
    }

    private static DenseMatch best(List<MergedRegion> regions, DensePrediction prediction, BitSet used) {
        int best = -1;
        double iou = -1;
        for (int i = 0; i < regions.size(); i++) {
            CocoBox box = regions.get(i).box();
            double overlap = prediction.box().iou(box);
            if (overlap > iou) {
                best = i;
                iou = overlap;
            }
        }
        return new DenseMatch(prediction, best, iou, iou > 0 && !used.get(best),
                best < 0 ? List.of("") : regions.get(best).captions());
    }

    private DenseMatch forgiven() {
        return new DenseMatch(new DensePrediction(prediction.box(), prediction.score(), EMPTY), region, iou, true,
                List.of(EMPTY));
    }

    /** Says whether the published evaluation drops the prediction where it does not forgive: for what it says. */
    boolean isNamedEmpty() {
        return prediction.caption().equals(EMPTY);
    }
}
