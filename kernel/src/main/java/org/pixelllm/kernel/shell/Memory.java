package org.pixelllm.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/** Gets a notebook going again whose variables have filled the memory. */
final class Memory {
    // bytes free, so that the compiler can work: more than the young generation, which is free where the rest is full
    private static final long NEEDED = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 4);
    private static final int RESERVE = 1 << 20; // bytes to find a way out with

    private byte[] reserve = new byte[RESERVE];

    /** Returns whether something that was thrown comes of too little memory, however JShell has wrapped it. */
    static boolean isShort(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof OutOfMemoryError || t instanceof InternalError
                    && String.valueOf(t.getMessage()).contains("OutOfMemoryError")) {
                return true;
            }
        }
        return false;
    }

    /** Drops the values of a cell's variables, and of all others where that is not enough, and says so. */
    CellFailure relieve(JavaShell shell, Source cell) {
        reserve = null;
        shell.forgetResults(0);
        List<String> cleared = new ArrayList<>();
        if (isFull()) {
            cleared.addAll(shell.clear(place -> place.source().equals(cell)));
        }
        if (isFull()) {
            cleared.addAll(shell.clear(place -> true));
        }
        reserve = new byte[RESERVE];
        String message = "the cell needs more memory than Java has, " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB";
        String lost = cleared.isEmpty() ? "" : "\n  cleared  " + String.join(", ", cleared);
        return new CellFailure("OutOfMemoryError", message,
                List.of(Failures.red(message) + lost + "\n  try      -Xmx in the kernel's kernel.json"));
    }

    private static boolean isFull() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() < NEEDED;
    }
}
