package org.pixelllm.train;

import java.util.SplittableRandom;
import org.pixelllm.image.Letterbox;

/** What cameras, files and screens do to a picture before a model sees it; in place, within the valid part. */
final class Spoiling {
    private static final int CHANNELS = 3;

    private Spoiling() {}

    /** Changes brightness, contrast and tint a little, and adds noise. */
    static void expose(Letterbox box, SplittableRandom random) {
        boolean noisy = random.nextInt(3) == 0;
        double contrast = 0.9 + 0.2 * random.nextDouble();
        float[] gains = new float[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            gains[c] = (float) (contrast * (0.95 + 0.1 * random.nextDouble()));
        }
        float lift = (float) (20 * random.nextDouble() - 10);
        float noise = noisy ? (float) (12 * random.nextDouble()) : 0;
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width() * CHANNELS; x++) {
                int i = y * box.size() * CHANNELS + x;
                double grain = noisy ? (random.nextDouble() - 0.5) * 2 * noise : 0;
                box.pixels()[i] = (float) Math.min(255,
                        Math.max(0, (box.pixels()[i] - 128) * gains[x % CHANNELS] + 128 + lift + grain));
            }
        }
    }

    /** Blurs one picture in three by up to two passes of a soft 3x3 kernel. */
    static void blur(Letterbox box, SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            return;
        }
        int passes = 1 + random.nextInt(2);
        float side = (float) (0.3 * random.nextDouble());
        for (int pass = 0; pass < passes; pass++) {
            smooth(box, side, CHANNELS, box.width(), box.height(), box.size() * CHANNELS);
            smooth(box, side, box.size() * CHANNELS, box.height(), box.width(), CHANNELS);
        }
    }

    /** Mixes every value with its two neighbours along lines: {@code side} of each, the rest of itself. */
    private static void smooth(Letterbox box, float side, int step, int length, int lines, int betweenLines) {
        float[] pixels = box.pixels();
        for (int line = 0; line < lines; line++) {
            for (int c = 0; c < CHANNELS; c++) {
                int at = line * betweenLines + c;
                float before = pixels[at];
                for (int i = 0; i < length; i++, at += step) {
                    float own = pixels[at];
                    float after = i + 1 < length ? pixels[at + step] : own;
                    pixels[at] = own + side * (before + after - 2 * own);
                    before = own;
                }
            }
        }
    }
}
