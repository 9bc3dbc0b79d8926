package org.pixelllm.data.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * Closed polygons, curves already flattened; solid ones turn one way round and holes the other.
 *
 * @param contours each {@code x0, y0, x1, y1, …}; not copied, do not change them
 */
record Outline(List<double[]> contours) {
    private static final double SHARPEST = 2.2;

    /** Reads a path in the language of {@link OutlineParser}. */
    static Outline parse(String path) {
        return new OutlineParser(path).outline();
    }

    /** Moves every corner outwards (holes inwards), as a pen of twice that width along the edge would paint. */
    Outline grown(double by) {
        return new Outline(contours.stream().map(c -> grown(c, by)).toList());
    }

    /** Scales every corner about a middle. */
    Outline scaled(double across, double down, double middleX, double middleY) {
        return new Outline(contours.stream().map(c -> {
            double[] moved = new double[c.length];
            for (int i = 0; i < c.length; i += 2) {
                moved[i] = middleX + (c[i] - middleX) * across;
                moved[i + 1] = middleY + (c[i + 1] - middleY) * down;
            }
            return moved;
        }).toList());
    }

    private static double[] grown(double[] c, double by) {
        int n = c.length;
        double[] out = new double[n];
        for (int i = 0; i < n; i += 2) {
            double[] before = normal(c, (i + n - 2) % n);
            double[] after = normal(c, i);
            double cosine = before[0] * after[0] + before[1] * after[1];
            double reach = by * Math.min(SHARPEST / 2, 1 / (1 + cosine + 1e-9));
            out[i] = c[i] + reach * (before[0] + after[0]);
            out[i + 1] = c[i + 1] + reach * (before[1] + after[1]);
        }
        return out;
    }

    /** Returns the unit vector to the right of the edge that begins at {@code i}: outwards, for a solid contour. */
    private static double[] normal(double[] c, int i) {
        double dx = c[(i + 2) % c.length] - c[i];
        double dy = c[(i + 3) % c.length] - c[i + 1];
        double length = Math.sqrt(dx * dx + dy * dy);
        return new double[]{dy / length, -dx / length};
    }

    /** Returns twice the area; positive for contours that turn clockwise on the screen. */
    static double turning(double[] c) {
        double sum = 0;
        for (int i = 0; i < c.length; i += 2) {
            int next = (i + 2) % c.length;
            sum += c[i] * c[next + 1] - c[next] * c[i + 1];
        }
        return sum;
    }

    static Outline join(List<Outline> parts) {
        List<double[]> all = new ArrayList<>();
        parts.forEach(p -> all.addAll(p.contours));
        return new Outline(all);
    }
}
