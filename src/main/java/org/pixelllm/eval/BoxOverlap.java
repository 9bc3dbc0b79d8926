package org.pixelllm.eval;

import org.pixelllm.geometry.Box;

/**
 * How far two boxes are one, as the published referring evaluation counts it.
 *
 * <p>Areas are width times height as given: the sides of a box that is turned inside out are not repaired.
 *
 * @param intersection in square pixels
 * @param union in square pixels
 */
public record BoxOverlap(double intersection, double union) {
    private static final double EPSILON = 1e-6; // as published: an IoU of exactly 0.5 is no hit, one of two empty boxes 0

    /** Measures two boxes; the order does not matter. */
    public static BoxOverlap of(Box one, Box other) {
        double common = one.intersect(other).area();
        return new BoxOverlap(common, area(one) + area(other) - common);
    }

    private static double area(Box box) {
        return (box.x1() - box.x0()) * (box.y1() - box.y0());
    }

    /** Returns the intersection over union, a little below 1 for the same boxes. */
    public double iou() {
        return intersection / (union + EPSILON);
    }

    /** Returns the intersection over union without the published epsilon, 0 for an empty union. */
    public double plainIou() {
        return union > 0 ? intersection / union : 0;
    }

    /** Says whether the IoU is above the threshold; an equal one is a miss. */
    public boolean hits(double threshold) {
        return iou() > threshold;
    }
}
