package org.pixelllm.data.scenes;

/** Draws an object: first one dark outline around all its parts, then the parts. */
final class Brush {
    private static final double EDGE = 0.02; // of the object's extent
    private static final double LEAST_EDGE = 0.35; // pixels
    private static final double MOST_EDGE = 3; // pixels

    private Brush() {}

    static void draw(Canvas canvas, Placement object, int index) {
        double shorter = canvas.shorter();
        double inUnits = edge(object, shorter) / (object.perUnit() * shorter);
        for (Part part : object.drawing().parts()) {
            Outline around = object.toPixels(part.outline().grown(inUnits), shorter);
            canvas.paint(around, object.colour().edge(), index);
        }
        int body = Rgb.lighter(object.colour().rgb(), object.shade());
        for (Part part : object.drawing().parts()) {
            int rgb = part.tint().rgb(object.colour(), body);
            canvas.paint(object.toPixels(part.outline(), shorter), rgb, index);
        }
    }

    /** Returns how wide the outline is, in pixels, where the picture's shorter side has that many. */
    static double edge(Placement object, double shorter) {
        return Math.min(MOST_EDGE, LEAST_EDGE + EDGE * object.extent() * shorter);
    }
}
