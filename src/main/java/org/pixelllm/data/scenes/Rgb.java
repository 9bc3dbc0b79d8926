package org.pixelllm.data.scenes;

/** Colours packed as 0xRRGGBB. */
final class Rgb {
    static final int INK = of(24, 24, 28);
    static final int WHITE = of(250, 250, 250);

    private Rgb() {}

    static int of(int red, int green, int blue) {
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    /** Goes the {@code share} (0 to 1) of the way from one colour to the other. */
    static int mix(int from, int to, double share) {
        int part = (int) (share * 256 + 0.5);
        return step(from, to, part, 16) | step(from, to, part, 8) | step(from, to, part, 0);
    }

    private static int step(int from, int to, int part, int shift) {
        int a = from >> shift & 255;
        int b = to >> shift & 255;
        return a + ((b - a) * part + 128 >> 8) << shift;
    }

    /** Adds the same amount (in levels of 0 to 255) to each channel. */
    static int lighter(int rgb, int levels) {
        return of((rgb >> 16) + levels, (rgb >> 8 & 255) + levels, (rgb & 255) + levels);
    }

    static int clamp(int level) {
        return level < 0 ? 0 : level > 255 ? 255 : level;
    }
}
