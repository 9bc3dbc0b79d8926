package org.pixelllm.data.scenes;

/** Lays light that grows across the picture, and a camera's noise, over everything. */
final class Light {
    private static final double MOST_SLOPE = 0.2; // brightness from edge to edge
    private static final int TABLE = 4096;

    private Light() {}

    /** Shines; at {@code power} 1 as usual, at 0 not at all. */
    static void shine(Canvas canvas, Dice dice, double power) {
        int acrossStep = (int) (dice.between(-MOST_SLOPE, MOST_SLOPE) * power * 65536 / canvas.width);
        int downStep = (int) (dice.between(-MOST_SLOPE, MOST_SLOPE) * power * 65536 / canvas.height);
        double usual = dice.between(0.94, 1.04);
        int middle = (int) ((power == 1 ? usual : 1 + (usual - 1) * power) * 65536);
        int[] noise = noise(dice, power);
        for (int y = 0; y < canvas.height; y++) {
            int from = dice.below(TABLE);
            int light = middle + (y - canvas.height / 2) * downStep - canvas.width / 2 * acrossStep;
            for (int x = 0; x < canvas.width; x++) {
                int i = y * canvas.width + x;
                canvas.rgb[i] = lit(canvas.rgb[i], light + x * acrossStep, noise[from + x & TABLE - 1]);
            }
        }
    }

    private static int lit(int rgb, int light, int noise) {
        return Rgb.of(((rgb >> 16) * light >> 16) + noise, ((rgb >> 8 & 255) * light >> 16) + noise,
                ((rgb & 255) * light >> 16) + noise);
    }

    private static int[] noise(Dice dice, double power) {
        double strength = dice.between(1, 6) * power; // levels
        int[] noise = new int[TABLE];
        for (int i = 0; i < TABLE; i++) {
            noise[i] = (int) Math.floor((dice.unit() + dice.unit() - 1) * 2 * strength + 0.5);
        }
        return noise;
    }
}
