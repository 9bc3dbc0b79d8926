package org.pixelllm.data.scenes;

/** Draws an object: first one dark outline around all its parts, then the parts. */
final class Brush {
    private static final double EDGE = 0.02; // of the object's extent
    private static final double LEAST_EDGE = 0.35; // pixels
    private static final double MOST_EDGE = 3; // pixels

    private Brush() {}

    static void draw(Canvas canvas, Placement object, int index, Style style) {
        double shorter = canvas.shorter();
        double inUnits = style.edge() * edge(object, shorter) / (object.perUnit() * shorter);
        if (inUnits > 0) {
            for (Part part : object.drawing().parts()) {
                Outline grown = style.squeezed(part.outline(), object.drawing(), index).grown(inUnits);
                canvas.paint(object.toPixels(grown, shorter), object.colour().edge(), index, style.smooth());
            }
        }
        int body = Rgb.lighter(style.rgb(object.colour(), index), object.shade());
        for (Part part : object.drawing().parts()) {
            Outline outline = style.squeezed(part.outline(), object.drawing(), index);
            canvas.paint(object.toPixels(outline, shorter), part.tint().rgb(object.colour(), body), index,
                    style.smooth());
        }
    }

    /** Returns how wide the outline is, in pixels, where the picture's shorter side has that many. */
    static double edge(Placement object, double shorter) {
        return Math.min(MOST_EDGE, LEAST_EDGE + EDGE * object.extent() * shorter);
    }
}
