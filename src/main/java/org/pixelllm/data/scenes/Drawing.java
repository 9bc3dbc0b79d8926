package org.pixelllm.data.scenes;

import java.util.List;

/**
 * How one kind of object looks.
 *
 * @param parts from back to front
 * @param x0 left edge of all parts, in the drawing's own units
 * @param y0 top edge
 * @param x1 right edge
 * @param y1 bottom edge
 */
record Drawing(List<Part> parts, double x0, double y0, double x1, double y1) {
    Drawing(List<Part> parts) {
        this(parts, -reach(parts, 0, -1), -reach(parts, 1, -1), reach(parts, 0, 1), reach(parts, 1, 1));
    }

    private static double reach(List<Part> parts, int axis, int sign) {
        double most = Double.NEGATIVE_INFINITY;
        for (Part part : parts) {
            for (double[] c : part.outline().contours()) {
                for (int i = axis; i < c.length; i += 2) {
                    most = Math.max(most, sign * c[i]);
                }
            }
        }
        return most;
    }

    double width() {
        return x1 - x0;
    }

    double height() {
        return y1 - y0;
    }

    /** Returns the longer side. */
    double extent() {
        return Math.max(width(), height());
    }

    /** Returns all parts as one outline, for the silhouette. */
    Outline silhouette() {
        return Outline.join(parts.stream().map(Part::outline).toList());
    }
}
