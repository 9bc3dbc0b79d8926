package org.pixelllm.data.scenes;

/**
 * Where an object stands, before any pixel is drawn; lengths are shares of the picture's shorter side.
 *
 * @param mirrored looks the other way
 * @param tilt in radians, clockwise
 * @param extent longer side of the untilted drawing
 * @param x of the middle
 * @param y of the middle
 * @param shade levels (of 0 to 255) that this object's colour is lighter than the named one
 */
record Placement(Kind kind, Colour colour, Size size, boolean mirrored, double tilt, double extent, double x, double y,
        int shade) {
    /** Returns this object at another place. */
    Placement at(double newX, double newY) {
        return new Placement(kind, colour, size, mirrored, tilt, extent, newX, newY, shade);
    }

    /** Returns half the width of the tilted drawing. */
    double halfWidth() {
        return (cosine() * drawing().width() + Math.abs(sine()) * drawing().height()) * perUnit() / 2;
    }

    /** Returns half the height of the tilted drawing. */
    double halfHeight() {
        return (cosine() * drawing().height() + Math.abs(sine()) * drawing().width()) * perUnit() / 2;
    }

    /** Moves an outline of the drawing to pixels; {@code shorter} is the picture's shorter side. */
    Outline toPixels(Outline outline, double shorter) {
        double scale = perUnit() * shorter;
        double a = cosine() * scale;
        double b = sine() * scale;
        double flip = mirrored ? -1 : 1;
        double middleX = (drawing().x0() + drawing().x1()) / 2;
        double middleY = (drawing().y0() + drawing().y1()) / 2;
        return new Outline(outline.contours().stream().map(c -> {
            double[] moved = new double[c.length];
            for (int i = 0; i < c.length; i += 2) {
                double u = flip * (c[i] - middleX);
                double v = c[i + 1] - middleY;
                moved[i] = x * shorter + a * u - b * v;
                moved[i + 1] = y * shorter + b * u + a * v;
            }
            return moved;
        }).toList());
    }

    /** Returns how long one unit of the drawing is. */
    double perUnit() {
        return extent / drawing().extent();
    }

    Drawing drawing() {
        return kind.drawing();
    }

    private double cosine() {
        return StrictMath.cos(tilt);
    }

    private double sine() {
        return StrictMath.sin(tilt);
    }
}
