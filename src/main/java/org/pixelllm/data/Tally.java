package org.pixelllm.data;

import java.util.stream.LongStream;

/**
 * How often values of each size appear; in little memory, however many there are.
 *
 * @param title what is counted
 * @param across what the values are
 * @param width of a bin; the first begins at 0, and the last one holds all greater values
 * @param bins how many values lie in each; not copied
 */
public record Tally(String title, String across, double width, long[] bins) {
    static Tally of(String title, String across, double width, int bins) {
        return new Tally(title, across, width, new long[bins]);
    }

    void add(double value) {
        if (value >= 0) {
            bins[(int) Math.min(bins.length - 1, value / width)]++;
        }
    }

    /** Returns how many values there are. */
    public long count() {
        return LongStream.of(bins).sum();
    }

    /** Returns where the bin begins that holds a share of all values below its end: 0.5 for the median. */
    public double quantile(double share) {
        long left = Math.max(1, (long) Math.ceil(share * count()));
        int bin = 0;
        for (left -= bins[0]; left > 0 && bin < bins.length - 1; left -= bins[bin]) {
            bin++;
        }
        return bin * width;
    }
}
