package org.pixelllm.data.scenes;

import java.util.Locale;

/** The colours that objects have; far enough apart to survive light, noise and JPEG. */
public enum Colour {
    RED(0xD62626, 0xFF0000), GREEN(0x2C963A, 0x008000), BLUE(0x2854D6, 0x0000FF), YELLOW(0xF8D624, 0xFFFF00),
    PURPLE(0x8038AC, 0x800080), ORANGE(0xF58216, 0xFFA500), PINK(0xF894BE, 0xFFC0CB), BROWN(0x7A4824, 0x8B4513),
    WHITE(0xF6F6F6, 0xFFFFFF), BLACK(0x222226, 0x000000), GRAY(0x8E9094, 0x808080);

    private final int rgb;
    private final int pure;

    Colour(int rgb, int pure) {
        this.rgb = rgb;
        this.pure = pure;
    }

    /** Returns the word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int rgb() {
        return rgb;
    }

    /** Returns the colour that programs know by this name (CSS; "brown" is its saddlebrown). */
    int pure() {
        return pure;
    }

    /** Returns the colour of an outline: darker, but lighter around black. */
    int edge() {
        return this == BLACK ? Rgb.of(120, 120, 126) : Rgb.mix(rgb, Rgb.INK, 0.62);
    }
}
