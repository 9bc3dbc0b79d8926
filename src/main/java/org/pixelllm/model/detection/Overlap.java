package org.pixelllm.model.detection;

/** Intersection over union in float32, since thresholds are compared with it exactly. */
public final class Overlap {
    private Overlap() {}

    /**
     * Returns the intersection over union of two boxes, 0 where there is no area.
     *
     * @param a row-major corners (R, 4)
     * @param i which of them
     * @param b row-major corners (R, 4)
     * @param j which of them
     */
    public static float of(float[] a, int i, float[] b, int j) {
        float common = common(a, i, b, j);
        float union = area(a, i) + area(b, j) - common;
        return union > 0 ? common / union : common;
    }

    static float common(float[] a, int i, float[] b, int j) {
        float width = Math.min(a[4 * i + 2], b[4 * j + 2]) - Math.max(a[4 * i], b[4 * j]);
        float height = Math.min(a[4 * i + 3], b[4 * j + 3]) - Math.max(a[4 * i + 1], b[4 * j + 1]);
        return Math.max(width, 0) * Math.max(height, 0);
    }

    /** Returns the area of a box; negative where exactly one pair of edges is crossed. */
    public static float area(float[] corners, int i) {
        return (corners[4 * i + 2] - corners[4 * i]) * (corners[4 * i + 3] - corners[4 * i + 1]);
    }
}
