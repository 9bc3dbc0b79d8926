package org.pixelllm.geometry;

import java.util.Arrays;

/** Merges two masks run by run, without drawing them. */
final class RunMerge {
    private final RunLength mask;
    private int next;
    private int left; // pixels of the present run
    private boolean inside = true; // turns false with the first run

    private RunMerge(RunLength mask) {
        this.mask = mask;
    }

    /** Says which pixels stay. */
    interface Rule {
        boolean keep(boolean inOne, boolean inOther);
    }

    static RunLength of(RunLength one, RunLength other, Rule rule) {
        if (one.height() != other.height() || one.width() != other.width()) {
            throw new IllegalArgumentException("masks of " + one.height() + " x " + one.width() + " and "
                    + other.height() + " x " + other.width() + " do not fit each other");
        }
        RunMerge a = new RunMerge(one);
        RunMerge b = new RunMerge(other);
        int[] counts = new int[one.counts().length + other.counts().length + 1];
        int run = 0;
        while (a.more() & b.more()) {
            run += rule.keep(a.inside, b.inside) == (run % 2 == 1) ? 0 : 1;
            counts[run] += Math.min(a.left, b.left);
            a.skip(b);
        }
        return new RunLength(one.height(), one.width(), Arrays.copyOf(counts, run + 1));
    }

    /** Moves on to the next run that is not empty. */
    private boolean more() {
        while (left == 0 && next < mask.counts().length) {
            left = mask.counts()[next++];
            inside = !inside;
        }
        return left > 0;
    }

    private void skip(RunMerge other) {
        int common = Math.min(left, other.left);
        left -= common;
        other.left -= common;
    }
}
