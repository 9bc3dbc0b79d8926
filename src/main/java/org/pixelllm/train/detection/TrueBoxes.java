package org.pixelllm.train.detection;

/**
 * The objects of a picture; rows without an object are all zero.
 *
 * @param corners (G, 4) row-major: x0, y0, x1, y1 in pixels
 * @param classes (G), 1 for an object and 0 for an empty row
 */
public record TrueBoxes(float[] corners, int[] classes) {
    public TrueBoxes {
        if (corners.length != 4 * classes.length) {
            throw new IllegalArgumentException(corners.length + " edges for " + classes.length + " classes");
        }
    }

    public int size() {
        return classes.length;
    }

    /** Returns as many empty rows: a picture that teaches nothing about regions. */
    public TrueBoxes emptied() {
        return new TrueBoxes(new float[corners.length], new int[classes.length]);
    }
}
