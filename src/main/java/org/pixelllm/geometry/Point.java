package org.pixelllm.geometry;

/**
 * A place in a picture.
 *
 * @param x pixels from the left edge, at the pixel's centre when whole
 * @param y pixels from the top edge
 */
public record Point(double x, double y) {
    /** Moves to a picture that is {@code sx} times as wide and {@code sy} times as high. */
    public Point scaled(double sx, double sy) {
        return new Point(x * sx, y * sy);
    }

    /** Returns the distance to another point in pixels. */
    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
