package org.pixelllm.data.scenes;

/**
 * How much of each pixel an outline covers, exactly: every edge leaves its signed area behind, and a running sum along
 * each row gives the share. Overlapping solid contours count once.
 */
final class Coverage {
    private final int width;
    private final int height;
    private final double[] areas;
    private int x0;
    private int y0;
    private int x1;
    private int y1;

    Coverage(int width, int height) {
        this.width = width;
        this.height = height;
        areas = new double[(width + 2) * height];
    }

    /** Receives each pixel that is covered by more than nothing. */
    interface Sink {
        /** Takes pixel (x, y), index {@code y * width + x}, of which {@code share} (above 0, at most 1) is covered. */
        void accept(int index, double share);
    }

    /** Hands every covered pixel to the sink, row by row. */
    void fill(Outline outline, Sink sink) {
        x0 = width;
        y0 = height;
        x1 = 0;
        y1 = 0;
        for (double[] c : outline.contours()) {
            for (int i = 0; i < c.length; i += 2) {
                int next = (i + 2) % c.length;
                edge(across(c[i]), c[i + 1], across(c[next]), c[next + 1]);
            }
        }
        for (int y = y0; y < y1; y++) {
            sweep(y, sink);
        }
    }

    private double across(double x) {
        return Math.max(0, Math.min(width, x));
    }

    private void sweep(int y, Sink sink) {
        double sum = 0;
        int row = y * (width + 2);
        for (int x = x0; x < x1; x++) {
            sum += areas[row + x];
            areas[row + x] = 0;
            double share = Math.min(1, Math.abs(sum));
            if (share > 0.002 && x < width) {
                sink.accept(y * width + x, share);
            }
        }
    }

    private void edge(double ax, double ay, double bx, double by) {
        if (ay < by) {
            fall(ax, ay, bx, by, 1);
        } else if (ay > by) {
            fall(bx, by, ax, ay, -1);
        }
    }

    /** Walks down an edge, one row of pixels at a time. */
    private void fall(double ax, double ay, double bx, double by, int sign) {
        double slope = (bx - ax) / (by - ay);
        double top = Math.max(0, ay);
        double x = across(ax + (top - ay) * slope);
        int last = Math.min(height, (int) Math.ceil(by));
        for (int y = (int) top; y < last; y++) {
            double bottom = Math.min(y + 1, by);
            double next = across(x + (bottom - top) * slope);
            span(y, Math.min(x, next), Math.max(x, next), sign * (bottom - top));
            x = next;
            top = bottom;
        }
    }

    /** Leaves the area right of a piece of edge that stays in one row; {@code rise} is its signed height. */
    private void span(int y, double left, double right, double rise) {
        int first = (int) left;
        int end = Math.max(first + 1, (int) Math.ceil(right));
        note(first, end + 1, y);
        int at = y * (width + 2) + first;
        if (end == first + 1) {
            double beyond = (left + right) / 2 - first;
            areas[at] += rise * (1 - beyond);
            areas[at + 1] += rise * beyond;
            return;
        }
        double per = rise / (right - left);
        double before = 0;
        for (int x = first; x < end; x++) {
            double share = covered(x, left, right) * per;
            areas[at + x - first] += share - before;
            before = share;
        }
        areas[at + end - first] += rise - before;
    }

    /** Integrates, over the edge's run from left to right, how much of pixel x lies to its right. */
    private static double covered(int x, double left, double right) {
        double from = Math.max(left, x);
        double to = Math.min(right, x + 1);
        return Math.max(0, from - left) + (to - from) * (x + 1 - (from + to) / 2);
    }

    private void note(int from, int to, int y) {
        x0 = Math.min(x0, from);
        x1 = Math.max(x1, to);
        y0 = Math.min(y0, y);
        y1 = Math.max(y1, y + 1);
    }
}
