package org.pixelllm.data.scenes;

import java.util.Arrays;
import org.pixelllm.image.Picture;

/** The pixels while a scene is painted, and which object is seen at each. */
final class Canvas {
    static final int NOTHING = -1;

    final int width;
    final int height;
    final int[] rgb;
    private final int[] seen;
    private final Coverage coverage;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        rgb = new int[width * height];
        seen = new int[width * height];
        Arrays.fill(seen, NOTHING);
        coverage = new Coverage(width, height);
    }

    double shorter() {
        return Math.min(width, height);
    }

    /** Paints ground: something that no object owns; {@code strength} 1 is opaque. */
    void wash(Outline outline, int colour, double strength) {
        coverage.fill(outline, (i, share) -> rgb[i] = Rgb.mix(rgb[i], colour, share * strength));
    }

    /** Paints a part of an object over all that is there; its edges are blended if {@code smooth}. */
    void paint(Outline outline, int colour, int object, boolean smooth) {
        coverage.fill(outline, (i, share) -> {
            rgb[i] = Rgb.mix(rgb[i], colour, smooth ? share : Math.rint(share));
            if (share >= 0.5) {
                seen[i] = object;
            }
        });
    }

    /** Returns the object seen at a pixel, or {@link #NOTHING}. */
    int seen(int index) {
        return seen[index];
    }

    Picture picture() {
        byte[] bytes = new byte[3 * rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            bytes[3 * i] = (byte) (rgb[i] >> 16);
            bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
            bytes[3 * i + 2] = (byte) rgb[i];
        }
        return new Picture(width, height, bytes);
    }
}
