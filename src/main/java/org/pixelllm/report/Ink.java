package org.pixelllm.report;

import java.awt.Color;
import java.util.List;

/**
 * The colour of a word, the same in every form.
 *
 * <p>Eight colours that people with colour-blindness tell apart (after Okabe and Ito, and Tol), of middling lightness
 * so that they stand out on light and on dark pages; numbers say the same as colours do.
 *
 * @param fill of a dot
 * @param text that is legible on the fill
 */
record Ink(Color fill, Color text) {
    private static final Color DARK = new Color(0x14171a);
    private static final List<Ink> ALL = List.of(light(0x0072b2), dark(0xe69f00), light(0x00805d), dark(0xe58cc0),
            light(0xd04a02), dark(0x56b4e9), light(0x9a2f77), dark(0xc9bd3b));
    /** For words that mean nothing that one could point at. */
    static final Ink GRAY = light(0x77808a);
    /** Opacity of a wash, of 255. */
    static final int WASH = 0x38;
    /** What the model was told, or what it found. */
    static final Ink FRAME = light(0xd6006c);

    private static Ink light(int fill) {
        return new Ink(new Color(fill), Color.WHITE);
    }

    private static Ink dark(int fill) {
        return new Ink(new Color(fill), DARK);
    }

    /** Returns the ink of the n-th coloured word, from 1; colours repeat, numbers do not. */
    static Ink of(int number) {
        return ALL.get((number - 1) % ALL.size());
    }

    /** Returns {@code #rrggbb}. */
    static String css(Color color) {
        return String.format("#%06x", color.getRGB() & 0xffffff);
    }

    /** Returns the fill as a thin wash, {@code #rrggbbaa}. */
    String wash() {
        return css(fill) + Integer.toHexString(WASH);
    }
}
