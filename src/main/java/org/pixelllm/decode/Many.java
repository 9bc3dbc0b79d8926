package org.pixelllm.decode;

import java.util.stream.IntStream;

/** Shares work on independent rows between processors where there is enough of it. */
final class Many {
    private static final int ENOUGH = 1 << 15; // numbers; fewer are done before another thread has woken up

    private Many() {}

    /** Returns the indices of some rows, to be handled at once if their numbers are many. */
    static IntStream of(int rows, int numbersEach) {
        IntStream all = IntStream.range(0, rows);
        return (long) rows * numbersEach > ENOUGH ? all.parallel() : all;
    }
}
