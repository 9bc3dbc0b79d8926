package org.pixelllm.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measures how long something takes. */
final class Clock {
    private static final int WARM_UP = 20;
    private static final int FEWEST = 3;

    private Clock() {}

    /**
     * How long to go on.
     *
     * @param runs at most
     * @param seconds after which no run begins, once there are three; a quarter of them is for warming up
     */
    record Effort(int runs, double seconds) {
        private Effort warmUp() {
            return new Effort(Math.min(runs, WARM_UP), seconds / 4);
        }
    }

    /** Returns the milliseconds of one run. */
    static double once(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Returns the median milliseconds of some runs, after others that warm up. */
    static double median(int runs, Runnable work) {
        return medians(new Effort(runs, Double.POSITIVE_INFINITY), work)[0];
    }

    /** Returns the median milliseconds of several things, run in turn so that a busy moment strikes all alike. */
    static double[] medians(Effort effort, Runnable... works) {
        rounds(effort.warmUp(), 1, works);
        List<double[]> rounds = rounds(effort, FEWEST, works);
        return IntStream.range(0, works.length)
                .mapToDouble(w -> median(rounds.stream().mapToDouble(round -> round[w]))).toArray();
    }

    private static List<double[]> rounds(Effort effort, int fewest, Runnable... works) {
        List<double[]> rounds = new ArrayList<>();
        long begin = System.nanoTime();
        while (rounds.size() < effort.runs()
                && (rounds.size() < fewest || System.nanoTime() - begin < effort.seconds() * 1e9)) {
            rounds.add(Arrays.stream(works).mapToDouble(Clock::once).toArray());
        }
        return rounds;
    }

    private static double median(DoubleStream millis) {
        double[] sorted = millis.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
