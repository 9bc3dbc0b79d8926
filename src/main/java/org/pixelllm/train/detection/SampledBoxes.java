package org.pixelllm.train.detection;

import java.util.Arrays;

/**
 * Proposals of a picture from which the second stage learns; objects first, then background.
 *
 * @param corners (R, 4) row-major, in pixels
 * @param truth (R), index of the true box that a proposal overlaps most
 * @param classes (R), 1 for an object and 0 for background
 */
public record SampledBoxes(float[] corners, int[] truth, int[] classes) {
    public int size() {
        return classes.length;
    }

    /** Returns the corners of the first proposals, (count, 4): those that are captioned in training. */
    public float[] first(int count) {
        return Arrays.copyOf(corners, 4 * Math.min(count, size()));
    }
}
