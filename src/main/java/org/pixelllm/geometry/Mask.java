package org.pixelllm.geometry;

import java.util.BitSet;

/**
 * A set of pixels of a picture.
 *
 * @param width of the picture
 * @param height of the picture
 * @param bits one for each pixel, row-major: pixel (x, y) is bit {@code y * width + x}
 */
public record Mask(int width, int height, BitSet bits) {
    public Mask {
        bits = (BitSet) bits.clone();
    }

    public boolean get(int x, int y) {
        return bits.get(y * width + x);
    }

    /** Returns the number of pixels. */
    public int area() {
        return bits.cardinality();
    }

    /** Returns the tight box around all pixels; an empty mask gives an empty box at the origin. */
    public Box box() {
        int x0 = width;
        int y0 = height;
        int x1 = 0;
        int y1 = 0;
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            x0 = Math.min(x0, i % width);
            x1 = Math.max(x1, i % width + 1);
            y0 = Math.min(y0, i / width);
            y1 = Math.max(y1, i / width + 1);
        }
        return bits.isEmpty() ? new Box(0, 0, 0, 0) : new Box(x0, y0, x1, y1);
    }
}
