package org.pixelllm.eval;

import java.util.function.BinaryOperator;
import org.pixelllm.geometry.RunLength;

/**
 * How far two masks are one, or the sum of that over several pairs.
 *
 * @param intersection in pixels
 * @param union in pixels
 */
public record MaskOverlap(double intersection, double union) {
    static final BinaryOperator<MaskOverlap> SUM = (a, b) -> new MaskOverlap(a.intersection + b.intersection,
            a.union + b.union);
    private static final double EPSILON = 1e-5; // as published: two empty masks have an IoU of 0

    /**
     * Measures two masks.
     *
     * @throws IllegalArgumentException if they belong to pictures of different sizes
     */
    public static MaskOverlap of(RunLength one, RunLength other) {
        long common = one.intersection(other).area();
        return new MaskOverlap(common, one.area() + other.area() - common);
    }

    /** Returns the intersection over union, a little below 1 for the same masks. */
    public double iou() {
        return intersection / (union + EPSILON);
    }

    /** Returns the intersection over union without the published epsilon, 0 for an empty union. */
    public double plainIou() {
        return union > 0 ? intersection / union : 0;
    }

    /** Returns the IoU of the means of several pairs instead of their sums, to which the epsilon is added. */
    double meanIou(int pairs) {
        return pairs == 0 ? 0 : new MaskOverlap(intersection / pairs, union / pairs).iou();
    }
}
