package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Means by class. */
final class Bins {
    /** Upper bounds of the sides of squares with a box's area, in pixels; COCO's 32 and 96 are among them. */
    private static final double[] SIDES = {16, 32, 64, 96, 192, Double.POSITIVE_INFINITY};

    private final double[] sums;
    private final int[] counts;

    Bins(int classes) {
        sums = new double[classes];
        counts = new int[classes];
    }

    static Bins ofSizes() {
        return new Bins(SIDES.length);
    }

    void add(int at, double value) {
        sums[at] += value;
        counts[at]++;
    }

    /** Adds to the class of a box's area in square pixels. */
    void addSized(double area, double value) {
        int at = 0;
        while (Math.sqrt(Math.max(0, area)) >= SIDES[at] && at < SIDES.length - 1) {
            at++;
        }
        add(at, value);
    }

    boolean isEmpty() { return IntStream.of(counts).sum() == 0; }

    double mean(int at) {
        return counts[at] == 0 ? Double.NaN : sums[at] / counts[at];
    }

    double[] means() {
        return IntStream.range(0, sums.length).mapToDouble(this::mean).toArray();
    }

    /** Returns the means by size of the object. */
    Curve bySize(String title) {
        List<String> ticks = new ArrayList<>();
        for (int i = 0; i < SIDES.length; i++) {
            String range = i == 0
                    ? "< 16"
                    : i == SIDES.length - 1 ? "≥ 192" : (int) SIDES[i - 1] + "–" + (int) SIDES[i];
            ticks.add(range + " (" + counts[i] + ")");
        }
        return new Curve(title, "side of a square of the object's area, pixels (objects)", ticks,
                IntStream.range(0, SIDES.length).asDoubleStream().toArray(), means());
    }
}
