package org.pixelllm.model.detection;

/**
 * The way from one box to another: shift of the centre in units of the box's size, times 10, and logarithm of the
 * growth, times 5.
 *
 * @see <a href="https://arxiv.org/abs/1311.2524">R-CNN</a>, appendix C
 */
public final class BoxDeltas {
    private static final float SHIFT = 10;
    private static final float GROWTH = 5;
    private static final float MOST = (float) Math.log(1000.0 / 16); // no box grows by more than this, as published

    private BoxDeltas() {}

    /**
     * Follows the way.
     *
     * @param from (R, 4) row-major corners
     * @param deltas (R, 4) row-major: dx, dy, dw, dh
     * @return (R, 4) row-major corners, not clipped
     */
    public static float[] decode(float[] from, float[] deltas) {
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i += 4) {
            for (int axis = 0; axis < 2; axis++) {
                float size = from[i + 2 + axis] - from[i + axis];
                float middle = deltas[i + axis] / SHIFT * size + (from[i + axis] + 0.5f * size);
                float grown = (float) Math.exp(Math.min(deltas[i + 2 + axis] / GROWTH, MOST)) * size;
                to[i + axis] = middle - 0.5f * grown;
                to[i + 2 + axis] = to[i + axis] + grown;
            }
        }
        return to;
    }

    /**
     * Finds the way; where there is none, since a box has no area, the number is 0.
     *
     * @param from (R, 4) row-major corners
     * @param to (R, 4) row-major corners
     * @return (R, 4) row-major: dx, dy, dw, dh
     */
    public static float[] encode(float[] from, float[] to) {
        float[] deltas = new float[from.length];
        for (int i = 0; i < deltas.length; i += 4) {
            for (int axis = 0; axis < 2; axis++) {
                float size = from[i + 2 + axis] - from[i + axis];
                float wanted = to[i + 2 + axis] - to[i + axis];
                float shift = to[i + axis] + 0.5f * wanted - (from[i + axis] + 0.5f * size);
                deltas[i + axis] = finite(shift / size * SHIFT);
                deltas[i + 2 + axis] = finite((float) Math.log(wanted / size) * GROWTH);
            }
        }
        return deltas;
    }

    private static float finite(float value) {
        return Float.isFinite(value) ? value : 0;
    }
}
