package org.pixelllm.data.scenes;

/** Soft lighter and darker patches: random levels on a coarse grid, joined bilinearly. */
final class Blotches {
    private static final int SIDE = 64;

    private final int[] levels = new int[SIDE * SIDE];
    private final double cell;

    /** Makes patches about {@code cell} pixels wide that go up to {@code most} levels each way. */
    Blotches(Dice dice, int most, double cell) {
        this.cell = cell;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = dice.below(2 * most + 1) - most;
        }
    }

    int at(int x, int y) {
        double u = x / cell;
        double v = y / cell;
        int column = (int) u;
        int row = (int) v;
        double a = u - column;
        double top = level(column, row) * (1 - a) + level(column + 1, row) * a;
        double low = level(column, row + 1) * (1 - a) + level(column + 1, row + 1) * a;
        double b = v - row;
        return (int) Math.floor(top * (1 - b) + low * b + 0.5);
    }

    private int level(int column, int row) {
        return levels[(row & SIDE - 1) * SIDE + (column & SIDE - 1)];
    }
}
