package org.pixelllm.eval.task;

/**
 * A mean and how far chance may have moved it.
 *
 * @param value the mean
 * @param low end of the 95 % confidence interval
 * @param high end of the 95 % confidence interval
 */
public record Interval(double value, double low, double high) {
    /** Says whether the interval leaves out 0. */
    public boolean isClear() { return low > 0 || high < 0; }
}
