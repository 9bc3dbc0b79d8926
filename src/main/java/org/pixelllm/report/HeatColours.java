package org.pixelllm.report;

import java.awt.Color;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The colours of heat: from nothing over yellow and red to a dark violet, after matplotlib's inferno turned round.
 *
 * <p>They grow darker all the way, so that people with any colour-blindness, and a black and white print, tell more from
 * less; the little there is nearly everywhere leaves the picture as it is.
 */
final class HeatColours {
    /** As many as an indexed image has. */
    static final int STEPS = 64;

    private static final int[] STOPS = {0xf9f58c, 0xf6d746, 0xfca50a, 0xf37819, 0xdd513a, 0xbc3754, 0x932667, 0x6a176e,
        0x420a68};
    private static final double OPAQUE_FROM = 0.4;
    private static final double MOST_OPAQUE = 0.85;

    private HeatColours() {}

    /** Returns the colour of a heat, 0 to 1; more is as 1. */
    static Color of(double heat) {
        double t = Math.max(0, Math.min(1, heat));
        double at = t * (STOPS.length - 1);
        int below = Math.min(STOPS.length - 2, (int) at);
        Color from = new Color(STOPS[below]);
        Color to = new Color(STOPS[below + 1]);
        return new Color(between(from.getRed(), to.getRed(), at - below),
                between(from.getGreen(), to.getGreen(), at - below), between(from.getBlue(), to.getBlue(), at - below),
                (int) Math.round(255 * MOST_OPAQUE * Math.min(1, t / OPAQUE_FROM)));
    }

    private static int between(int from, int to, double t) {
        return (int) Math.round(from + t * (to - from));
    }

    /** Returns the palette of an indexed image: {@link #STEPS} heats from 0 to 1. */
    static IndexColorModel palette() {
        int[] colours = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            colours[i] = of(i / (STEPS - 1.0)).getRGB();
        }
        return new IndexColorModel(8, STEPS, colours, 0, true, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }

    /** Returns the stops of a gradient from 0 to 1. */
    static List<Color> stops() {
        List<Color> stops = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            stops.add(of(i / 20.0));
        }
        return stops;
    }
}
