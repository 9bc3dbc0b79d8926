package org.pixelllm.model.detection;

import org.pixelllm.geometry.Box;
import org.pixelllm.model.Extent;

/**
 * Boxes of one picture with a score for each.
 *
 * @param corners (R, 4) row-major: x0, y0, x1, y1 in pixels
 * @param scores (R)
 */
public record ScoredBoxes(float[] corners, float[] scores) {
    public ScoredBoxes {
        if (corners.length != 4 * scores.length) {
            throw new IllegalArgumentException(corners.length + " edges for " + scores.length + " scores");
        }
    }

    public int size() {
        return scores.length;
    }

    /** Returns the number of boxes that score above zero: those that are neither rejected nor fillers. */
    public int found() {
        int found = 0;
        for (float score : scores) {
            found += score > 0 ? 1 : 0;
        }
        return found;
    }

    public Box box(int i) {
        return new Box(corners[4 * i], corners[4 * i + 1], corners[4 * i + 2], corners[4 * i + 3]);
    }

    /** Returns the boxes of these indices, in their order. */
    public ScoredBoxes get(int[] indices) {
        ScoredBoxes chosen = blank(indices.length);
        for (int i = 0; i < indices.length; i++) {
            chosen.put(i, this, indices[i]);
        }
        return chosen;
    }

    /** Returns empty boxes that score zero. */
    static ScoredBoxes blank(int size) {
        return new ScoredBoxes(new float[4 * size], new float[size]);
    }

    /** Returns as many boxes as wanted: these, then copies of a box with score zero. */
    ScoredBoxes filled(int size, float[] filler) {
        ScoredBoxes full = blank(size);
        for (int i = 0; i < size; i++) {
            if (i < size()) {
                full.put(i, this, i);
            } else {
                System.arraycopy(filler, 0, full.corners, 4 * i, 4);
            }
        }
        return full;
    }

    private void put(int to, ScoredBoxes boxes, int from) {
        System.arraycopy(boxes.corners, 4 * from, corners, 4 * to, 4);
        scores[to] = boxes.scores[from];
    }

    /** Returns the parts inside a picture. */
    ScoredBoxes clipped(Extent picture) {
        float[] inside = new float[corners.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = Math.max(Math.min(corners[i], i % 2 == 0 ? picture.width() : picture.height()), 0);
        }
        return new ScoredBoxes(inside, scores);
    }
}
