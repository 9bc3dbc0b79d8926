package org.pixelllm.geometry;

import java.util.Locale;

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

    /** Returns the point as users type it: {@code x,y}, rounded to pixels. */
    public String compact() {
        return String.format(Locale.ROOT, "%.0f,%.0f", x, y);
    }

    /** Returns the distance to another point in pixels. */
    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
