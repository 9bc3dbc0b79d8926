package org.pixelllm.train;

/**
 * Learning rate over a run: linear warm-up, then a half cosine down.
 *
 * @param peak highest rate
 * @param warmup steps until the peak
 * @param steps of the whole run
 */
record Schedule(double peak, int warmup, int steps) {
    private static final double FLOOR = 0.01;

    /** Returns the rate of a step, counted from 0. */
    double rate(int step) {
        if (step < warmup) {
            return peak * (step + 1) / warmup;
        }
        double done = Math.min(1, (double) (step - warmup) / Math.max(1, steps - warmup));
        return peak * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * done)));
    }
}
