package org.pixelllm.geometry;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A closed line around a part of a picture.
 *
 * @param xy corners {@code x0, y0, x1, y1, …} in pixels, origin at the top left pixel's outer corner; not copied, do not
 *        change them
 */
public record Polygon(double[] xy) {
    private static final int FINE = 5; // steps to a pixel, as in pycocotools

    private static final double FARTHEST = 1e6; // pixels

    /** Makes a polygon of at least three corners, none farther than a million pixels away. */
    public Polygon {
        if (xy.length < 6 || xy.length % 2 != 0) {
            throw new IllegalArgumentException("a polygon has at least three corners, not " + xy.length + " numbers");
        }
        for (double v : xy) {
            if (!(Math.abs(v) <= FARTHEST)) {
                throw new IllegalArgumentException("a polygon has a corner at " + v);
            }
        }
    }

    /**
     * Returns the pixels inside, exactly as pycocotools fills a polygon; what lies outside the picture is cut off.
     *
     * <p>Edges are walked on a grid of five steps to a pixel; wherever the walk enters another column of pixels, that
     * column changes between out and in.
     */
    public Mask mask(int width, int height) {
        BitSet flips = new BitSet(width * height + 1); // down the columns
        int n = xy.length;
        Walk walk = new Walk(flips, width, height);
        for (int i = 0; i < n; i += 2) {
            walk.edge(fine(xy[i]), fine(xy[i + 1]), fine(xy[(i + 2) % n]), fine(xy[(i + 3) % n]));
        }
        BitSet bits = new BitSet(width * height);
        boolean inside = false;
        for (int i = 0; i < width * height; i++) {
            inside ^= flips.get(i);
            bits.set(i % height * width + i / height, inside);
        }
        return new Mask(width, height, bits);
    }

    private static int fine(double pixels) {
        return (int) (FINE * pixels + 0.5);
    }

    private static final class Walk {
        private final BitSet flips;
        private final int width;
        private final int height;
        private int lastX;
        private int lastY;
        private boolean begun;

        private Walk(BitSet flips, int width, int height) {
            this.flips = flips;
            this.width = width;
            this.height = height;
        }

        /** Walks from one corner to the next, always counting from the end with the smaller main coordinate. */
        private void edge(int x0, int y0, int x1, int y1) {
            int dx = Math.abs(x1 - x0);
            int dy = Math.abs(y1 - y0);
            boolean flat = dx >= dy;
            boolean back = flat ? x0 > x1 : y0 > y1;
            int fromX = back ? x1 : x0;
            int fromY = back ? y1 : y0;
            int steps = Math.max(dx, dy);
            double slope = steps == 0
                    ? 0
                    : (double) (flat ? (back ? y0 : y1) - fromY : (back ? x0 : x1) - fromX) / steps;
            for (int i = 0; i <= steps; i++) {
                int t = back ? steps - i : i;
                step(flat ? fromX + t : (int) (fromX + slope * t + 0.5),
                        flat ? (int) (fromY + slope * t + 0.5) : fromY + t);
            }
        }

        private void step(int x, int y) {
            if (begun && x != lastX) {
                cross(x < lastX ? x : x - 1, Math.min(y, lastY));
            }
            begun = true;
            lastX = x;
            lastY = y;
        }

        private void cross(int fineX, int fineY) {
            double x = (fineX + 0.5) / FINE - 0.5;
            if (Math.floor(x) != x || x < 0 || x > width - 1) {
                return;
            }
            double y = Math.ceil(Math.max(0, Math.min(height, (fineY + 0.5) / FINE - 0.5)));
            flips.flip((int) x * height + (int) y);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polygon p && Arrays.equals(xy, p.xy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xy);
    }
}
