package org.pixelllm.data.scenes;

import java.util.Locale;

/** The colours that objects have; far enough apart to survive light, noise and JPEG. */
public enum Colour {
    RED(214, 38, 38), GREEN(44, 150, 58), BLUE(40, 84, 214), YELLOW(248, 214, 36), PURPLE(128, 56, 172),
    ORANGE(245, 130,
            22),
    PINK(248, 148, 190), BROWN(122, 72, 36), WHITE(246, 246, 246), BLACK(34, 34, 38), GRAY(142, 144, 148);

    private final int rgb;

    Colour(int red, int green, int blue) {
        rgb = Rgb.of(red, green, blue);
    }

    /** Returns the word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int rgb() {
        return rgb;
    }

    /** Returns the colour of an outline: darker, but lighter around black. */
    int edge() {
        return this == BLACK ? Rgb.of(120, 120, 126) : Rgb.mix(rgb, Rgb.INK, 0.62);
    }
}
