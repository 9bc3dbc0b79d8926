package org.pixelllm.eval.task;

import java.util.List;

/**
 * How a score changes with something else.
 *
 * @param title of the chart
 * @param across what x counts
 * @param ticks names of the values of x where they are classes; empty where x is a number
 * @param x values
 * @param y a value for each x; NaN where there is none
 */
public record Curve(String title, String across, List<String> ticks, double[] x, double[] y) {
    public Curve {
        ticks = List.copyOf(ticks);
    }
}
