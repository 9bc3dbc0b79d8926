package org.pixelllm.model.detection;

import java.util.Arrays;

/**
 * Keeps a box unless a better one that was not suppressed itself covers the same place.
 *
 * <p>As published a box without any positive edge suppresses others but is not returned.
 */
final class NonMaximumSuppression {
    private static final float NO_ZERO = 1e-8f; // the published one divides by union plus this

    private NonMaximumSuppression() {}

    /**
     * Returns the indices of the boxes that stay, in order.
     *
     * @param corners (R, 4) row-major, best first
     * @param overlap intersection over union from which the later box goes
     * @param limit most boxes to return
     */
    static int[] keep(float[] corners, double overlap, int limit) {
        int[] standing = new int[corners.length / 4];
        int[] kept = new int[Math.min(limit, standing.length)];
        int stand = 0;
        int keep = 0;
        for (int i = 0; i < standing.length && keep < kept.length; i++) {
            if (suppressed(corners, i, standing, stand, (float) overlap)) {
                continue;
            }
            standing[stand++] = i;
            if (visible(corners, i)) {
                kept[keep++] = i;
            }
        }
        return Arrays.copyOf(kept, keep);
    }

    private static boolean suppressed(float[] corners, int i, int[] standing, int count, float overlap) {
        for (int s = 0; s < count; s++) {
            float common = Overlap.common(corners, standing[s], corners, i);
            float union = Overlap.area(corners, standing[s]) + Overlap.area(corners, i) - common + NO_ZERO;
            if (common / union >= overlap) {
                return true;
            }
        }
        return false;
    }

    private static boolean visible(float[] corners, int i) {
        return corners[4 * i] > 0 || corners[4 * i + 1] > 0 || corners[4 * i + 2] > 0 || corners[4 * i + 3] > 0;
    }
}
