package org.pixelllm.geometry;

/**
 * A box as COCO and Visual Genome write it, kept so that nothing is rounded: {@code x + width} is not always exact.
 *
 * @param x left edge in pixels
 * @param y top edge in pixels
 * @param width in pixels
 * @param height in pixels
 */
public record CocoBox(double x, double y, double width, double height) {
    public static CocoBox of(Box box) {
        return new CocoBox(box.x0(), box.y0(), box.width(), box.height());
    }

    public Box box() {
        return Box.ofSize(x, y, width, height);
    }

    /** Returns the intersection over union, 0 where the union is not positive. */
    public double iou(CocoBox other) {
        double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        double common = Math.max(0, across) * Math.max(0, down);
        double union = width * height + other.width * other.height - common;
        return union > 0 ? common / union : 0;
    }

    /** Returns the same in single precision throughout. */
    public float singleIou(CocoBox other) {
        float across = Math.min((float) x + (float) width, (float) other.x + (float) other.width)
                - Math.max((float) x, (float) other.x);
        float down = Math.min((float) y + (float) height, (float) other.y + (float) other.height)
                - Math.max((float) y, (float) other.y);
        float common = Math.max(0, across) * Math.max(0, down);
        float union = (float) width * (float) height + (float) other.width * (float) other.height - common;
        return union > 0 ? common / union : 0;
    }
}
