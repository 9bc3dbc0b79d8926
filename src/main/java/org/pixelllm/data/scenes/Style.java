package org.pixelllm.data.scenes;

/**
 * How a hand draws: the same scene in another style has other lines, colours, ground and light, but the same objects at
 * the same places.
 *
 * @param seed of the throws that differ from object to object
 * @param edge width of an object's outline over the usual one; 0 draws none
 * @param purity share of the way from our colours to those that programs know by name
 * @param tint most levels (of 0 to 255) by which a colour is off, each channel on its own
 * @param squeeze most share by which an object is drawn narrower or lower
 * @param pattern how strong ground patterns are; 1 as usual, 0 leaves one flat colour
 * @param light how strong uneven light and noise are; 1 as usual
 * @param smooth whether edges are blended with what lies behind them
 */
public record Style(long seed, double edge, double purity, int tint, double squeeze, double pattern, double light,
        boolean smooth) {
    /** The style of {@code data scenes}. */
    public static final Style OWN = new Style(0, 1, 0, 0, 0, 1, 1, true);

    /** Returns a style that comes from a number: one in five is our own. */
    public static Style of(long seed) {
        Dice dice = new Dice(seed);
        if (dice.chance(0.2)) {
            return OWN;
        }
        double edge = dice.chance(0.35) ? 0 : dice.between(0.2, 2);
        return new Style(dice.split().below(Integer.MAX_VALUE), edge, dice.unit(), dice.below(20),
                dice.between(0, 0.12), dice.chance(0.3) ? 0 : dice.unit(), dice.between(0, 1.2), dice.chance(0.7));
    }

    /** Returns what an object's colour becomes. */
    int rgb(Colour colour, int index) {
        return purity == 0 && tint == 0
                ? colour.rgb()
                : tinted(Rgb.mix(colour.rgb(), colour.pure(), purity), new Dice(seed + 31L * index));
    }

    /** Changes the ground, in place: all pixels that are there so far. */
    void lay(Canvas canvas) {
        if (pattern == 1 && tint == 0) {
            return;
        }
        int mean = mean(canvas.rgb);
        int shift = tinted(0x808080, new Dice(seed - 1));
        for (int i = 0; i < canvas.rgb.length; i++) {
            canvas.rgb[i] = shifted(Rgb.mix(mean, canvas.rgb[i], pattern), shift);
        }
    }

    /** Returns an outline of an object of this drawing, narrower or lower if this style says so. */
    Outline squeezed(Outline outline, Drawing drawing, int index) {
        if (squeeze == 0) {
            return outline;
        }
        Dice dice = new Dice(seed - 31L * index - 2);
        double less = 1 - dice.between(0, squeeze);
        return dice.chance(0.5)
                ? outline.scaled(less, 1, (drawing.x0() + drawing.x1()) / 2, 0)
                : outline.scaled(1, less, 0, (drawing.y0() + drawing.y1()) / 2);
    }

    private int tinted(int rgb, Dice dice) {
        int red = dice.below(2 * tint + 1) - tint;
        int green = dice.below(2 * tint + 1) - tint;
        int blue = dice.below(2 * tint + 1) - tint;
        return Rgb.of((rgb >> 16) + red, (rgb >> 8 & 255) + green, (rgb & 255) + blue);
    }

    private static int shifted(int rgb, int shift) {
        return Rgb.of((rgb >> 16) + (shift >> 16) - 128, (rgb >> 8 & 255) + (shift >> 8 & 255) - 128,
                (rgb & 255) + (shift & 255) - 128);
    }

    private static int mean(int[] rgb) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int each : rgb) {
            red += each >> 16;
            green += each >> 8 & 255;
            blue += each & 255;
        }
        return Rgb.of((int) (red / rgb.length), (int) (green / rgb.length), (int) (blue / rgb.length));
    }
}
