package org.pixelllm.data.scenes;

import java.util.List;

/** Paints what lies behind the objects: a colour from top to bottom, soft blotches, and the marks of that ground. */
final class GroundPainter {
    private final Canvas canvas;
    private final Dice dice;
    private final double unit;
    private final double right;
    private final double bottom;

    GroundPainter(Canvas canvas, Dice dice) {
        this.canvas = canvas;
        this.dice = dice;
        unit = canvas.shorter();
        right = canvas.width / unit;
        bottom = canvas.height / unit;
    }

    void paint(Ground ground) {
        int shade = dice.below(17) - 8;
        switch (ground) {
            case WALL -> {
                fill(Rgb.of(206, 176, 158), Rgb.of(192, 160, 142), shade, 8);
                bricks();
            }
            case GRASS -> {
                fill(Rgb.of(160, 204, 112), Rgb.of(138, 188, 92), shade, 10);
                blades();
            }
            case SEA -> {
                fill(Rgb.of(96, 176, 196), Rgb.of(66, 146, 178), shade, 8);
                waves();
            }
            case FLOOR -> {
                fill(Rgb.of(222, 192, 150), Rgb.of(208, 174, 130), shade, 6);
                planks();
            }
            case SKY -> fill(Rgb.of(140, 196, 240), Rgb.of(208, 230, 244), shade, 4);
            case ROAD -> {
                fill(Rgb.of(92, 94, 100), Rgb.of(82, 84, 90), shade, 7);
                lane();
            }
        }
    }

    private void fill(int top, int low, int shade, int blotch) {
        Blotches blotches = new Blotches(dice, blotch, unit / 7);
        for (int y = 0; y < canvas.height; y++) {
            int colour = Rgb.lighter(Rgb.mix(top, low, (double) y / canvas.height), shade);
            for (int x = 0; x < canvas.width; x++) {
                canvas.rgb[y * canvas.width + x] = Rgb.lighter(colour, blotches.at(x, y));
            }
        }
    }

    private void bricks() {
        int mortar = Rgb.of(228, 214, 200);
        double rise = dice.between(0.085, 0.11);
        boolean odd = dice.chance(0.5);
        for (double y = rise * dice.unit(); y < bottom + rise; y += rise) {
            box(0, y, right, y + 0.012, mortar, 0.6);
            odd = !odd;
            for (double x = odd ? 0 : rise; x < right; x += 2 * rise) {
                box(x, y - rise, x + 0.012, y, mortar, 0.6);
            }
        }
    }

    private void blades() {
        int count = (int) (160 * right * bottom);
        for (int i = 0; i < count; i++) {
            double x = dice.between(0, right);
            double y = dice.between(0, bottom);
            double high = dice.between(0.02, 0.045);
            double lean = dice.between(-0.015, 0.015);
            int green = dice.chance(0.5) ? Rgb.of(104, 158, 66) : Rgb.of(182, 218, 132);
            shape(green, 0.55, x - 0.005, y, x + lean, y - high, x + 0.005, y);
        }
    }

    private void waves() {
        int count = (int) (30 * right * bottom);
        for (int i = 0; i < count; i++) {
            double x = dice.between(-0.05, right);
            double y = dice.between(0, bottom);
            double half = dice.between(0.03, 0.06);
            double high = half * 0.3;
            shape(Rgb.of(178, 220, 230), 0.6, x - half, y, x - half / 3, y - high, x + half / 3, y - high, x + half, y,
                    x + half / 3, y - high / 4, x - half / 3, y - high / 4);
        }
    }

    private void planks() {
        int gap = Rgb.of(150, 112, 76);
        double rise = dice.between(0.12, 0.16);
        for (double y = rise * dice.unit(); y < bottom + rise; y += rise) {
            box(0, y, right, y + 0.009, gap, 0.7);
            for (double x = dice.between(0, 0.6); x < right; x += dice.between(0.5, 0.8)) {
                box(x, y - rise, x + 0.009, y, gap, 0.7);
            }
        }
    }

    private void lane() {
        int paint = Rgb.of(176, 176, 170);
        double y = bottom * dice.between(0.42, 0.58);
        double dash = 0.14;
        for (double x = -dash * dice.unit(); x < right; x += 2 * dash) {
            box(x, y, x + dash, y + 0.024, paint, 0.7);
        }
        box(0, bottom * 0.045, right, bottom * 0.045 + 0.016, paint, 0.6);
        box(0, bottom * 0.94, right, bottom * 0.94 + 0.016, paint, 0.6);
    }

    private void box(double x0, double y0, double x1, double y1, int colour, double strength) {
        shape(colour, strength, x0, y0, x1, y0, x1, y1, x0, y1);
    }

    private void shape(int colour, double strength, double... corners) {
        double[] pixels = new double[corners.length];
        for (int i = 0; i < corners.length; i++) {
            pixels[i] = corners[i] * unit;
        }
        canvas.wash(new Outline(List.of(pixels)), colour, strength);
    }
}
