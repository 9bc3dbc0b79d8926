package org.pixelllm.train;

import org.pixelllm.geometry.Box;

/**
 * How a box is said: its four edges one after the other, each in digits of a base.
 *
 * @param firstToken id of the digit 0
 * @param base number of digits
 * @param digits of an edge
 */
record CoordinateCode(int firstToken, int base, int digits) {
    private static final int EDGES = 4;

    /** Returns the number of tokens of a box. */
    int length() {
        return EDGES * digits;
    }

    /** Returns the tokens of a box on the scale 0 to 1; edges outside are moved to the rim. */
    int[] tokens(Box box) {
        double[] edges = {box.x0(), box.y0(), box.x1(), box.y1()};
        int[] tokens = new int[length()];
        for (int e = 0; e < EDGES; e++) {
            int step = (int) Math.max(0, Math.min(steps() - 1, Math.floor(edges[e] * steps())));
            for (int d = digits - 1; d >= 0; d--) {
                tokens[e * digits + d] = firstToken + step % base;
                step /= base;
            }
        }
        return tokens;
    }

    /** Returns the box that tokens say, on the scale 0 to 1: the middles of their steps. */
    Box box(int[] tokens) {
        double[] edges = new double[EDGES];
        for (int e = 0; e < EDGES; e++) {
            int step = 0;
            for (int d = 0; d < digits; d++) {
                step = step * base + tokens[e * digits + d] - firstToken;
            }
            edges[e] = (step + 0.5) / steps();
        }
        return new Box(Math.min(edges[0], edges[2]), Math.min(edges[1], edges[3]), Math.max(edges[0], edges[2]),
                Math.max(edges[1], edges[3]));
    }

    private int steps() {
        return (int) Math.pow(base, digits);
    }
}
