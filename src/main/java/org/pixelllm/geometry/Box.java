package org.pixelllm.geometry;

import java.util.Locale;

/**
 * An upright rectangle in a picture, in pixels, origin top left.
 *
 * <p>Not clamped to any picture: a model may point outside. A box with {@code x1 < x0} is empty.
 *
 * @param x0 left edge
 * @param y0 top edge
 * @param x1 right edge, exclusive: a box of one pixel has x1 = x0 + 1
 * @param y1 bottom edge, exclusive
 */
public record Box(double x0, double y0, double x1, double y1) {
    /** Makes a box from its top left corner and its size, as COCO writes it. */
    public static Box ofSize(double x, double y, double width, double height) {
        return new Box(x, y, x + width, y + height);
    }

    public double width() {
        return Math.max(0, x1 - x0);
    }

    public double height() {
        return Math.max(0, y1 - y0);
    }

    public double area() {
        return width() * height();
    }

    public Point centre() {
        return new Point((x0 + x1) / 2, (y0 + y1) / 2);
    }

    /** Says whether the point lies inside or on the edge. */
    public boolean contains(Point p) {
        return p.x() >= x0 && p.x() <= x1 && p.y() >= y0 && p.y() <= y1;
    }

    /** Returns the common part; empty (area 0) where the boxes do not meet. */
    public Box intersect(Box other) {
        return new Box(Math.max(x0, other.x0), Math.max(y0, other.y0), Math.min(x1, other.x1), Math.min(y1, other.y1));
    }

    /** Returns the intersection over union, 0 to 1; 0 when both are empty. */
    public double iou(Box other) {
        double common = intersect(other).area();
        double union = area() + other.area() - common;
        return union > 0 ? common / union : 0;
    }

    /** Moves to a picture that is {@code sx} times as wide and {@code sy} times as high. */
    public Box scaled(double sx, double sy) {
        return new Box(x0 * sx, y0 * sy, x1 * sx, y1 * sy);
    }

    /** Returns the box as users type it: {@code x0,y0,x1,y1}, rounded to pixels. */
    public String compact() {
        return String.format(Locale.ROOT, "%.0f,%.0f,%.0f,%.0f", x0, y0, x1, y1);
    }
}
