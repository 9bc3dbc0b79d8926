package org.pixelllm.train;

/**
 * Learning rate over a run: linear warm-up, then a half cosine down, or no change.
 *
 * @param peak highest rate
 * @param warmup steps until the peak
 * @param steps of the whole run
 * @param cosine whether the rate falls after the warm-up
 */
record Schedule(double peak, int warmup, int steps, boolean cosine) {
    private static final double FLOOR = 0.01;

    Schedule(double peak, int warmup, int steps) {
        this(peak, warmup, steps, true);
    }

    /** Returns the rate of a step, counted from 0. */
    double rate(int step) {
        if (step < warmup) {
            return peak * (step + 1) / warmup;
        }
        if (!cosine) {
            return peak;
        }
        double done = Math.min(1, (double) (step - warmup) / Math.max(1, steps - warmup));
        return peak * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * done)));
    }
}
