package org.pixelllm.report;

import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;

/**
 * The plane that all forms draw on: the picture, its longer side 1000 units.
 *
 * @param width in units
 * @param height in units
 * @param scale units to a pixel of the picture
 */
record View(double width, double height, double scale) {
    private static final double LONG_SIDE = 1000;

    static View of(Picture picture) {
        double scale = LONG_SIDE / Math.max(picture.width(), picture.height());
        return new View(picture.width() * scale, picture.height() * scale, scale);
    }

    /** Moves a point from pixels to units, and inside the picture where a model points past its edge. */
    Point inside(Point pixel) {
        return new Point(clamp(pixel.x() * scale, width), clamp(pixel.y() * scale, height));
    }

    /** Moves a box likewise. */
    Box inside(Box pixels) {
        return new Box(clamp(pixels.x0() * scale, width), clamp(pixels.y0() * scale, height),
                clamp(pixels.x1() * scale, width), clamp(pixels.y1() * scale, height));
    }

    private static double clamp(double value, double most) {
        return Double.isFinite(value) ? Math.max(0, Math.min(most, value)) : most / 2;
    }
}
