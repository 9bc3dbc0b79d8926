package org.pixelllm.data.scenes;

/** Random numbers that are the same on every platform and with every JDK: SplitMix64, written out. */
final class Dice {
    private long state;

    Dice(long seed) {
        state = mix(seed + 0x9E3779B97F4A7C15L);
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Returns a number from 0 up to, not including, 1. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Returns a number from {@code low} up to {@code high}. */
    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Returns a whole number from 0 up to, not including, {@code bound}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    <T> T pick(T[] from) {
        return from[below(from.length)];
    }

    /** Returns dice of their own for another purpose, so that one purpose does not shift the throws of the other. */
    Dice split() {
        return new Dice(next());
    }
}
