package org.pixelllm.train.detection;

import org.pixelllm.model.detection.Overlap;

/**
 * Which true box each box shows: the one that it overlaps most, the first of equals.
 *
 * @param truth (R), index of the true box; 0 where there is none
 * @param found (R), whether it overlaps enough
 */
public record Match(int[] truth, boolean[] found) {
    /**
     * Matches boxes.
     *
     * @param corners (R, 4) row-major
     * @param overlap intersection over union from which a box counts as the object
     */
    public static Match of(float[] corners, TrueBoxes truth, double overlap) {
        int boxes = corners.length / 4;
        Match match = new Match(new int[boxes], new boolean[boxes]);
        for (int i = 0; i < boxes; i++) {
            float most = 0;
            for (int g = 0; g < truth.size(); g++) {
                float common = Overlap.of(truth.corners(), g, corners, i);
                if (common > most) {
                    most = common;
                    match.truth[i] = g;
                }
            }
            match.found[i] = most >= (float) overlap;
        }
        return match;
    }

    /** Returns the class of each box: that of its object, or 0 for background. */
    public int[] classes(TrueBoxes of) {
        int[] classes = new int[truth.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = found[i] ? of.classes()[truth[i]] : 0;
        }
        return classes;
    }
}
