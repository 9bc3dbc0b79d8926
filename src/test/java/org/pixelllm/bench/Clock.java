package org.pixelllm.bench;

import java.util.Arrays;

/** Measures how long something takes. */
final class Clock {
    private static final int WARM_UP = 20;

    private Clock() {}

    /** Returns the milliseconds of one run. */
    static double once(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Returns the median milliseconds of some runs, after others that warm up. */
    static double median(int runs, Runnable work) {
        for (int i = 0; i < Math.min(runs, WARM_UP); i++) {
            work.run();
        }
        double[] millis = new double[runs];
        Arrays.setAll(millis, i -> once(work));
        Arrays.sort(millis);
        return millis[runs / 2];
    }
}
