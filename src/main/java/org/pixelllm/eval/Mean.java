package org.pixelllm.eval;

import java.util.Map;

/** The mean of some values; of yes and no, the share of yes. */
final class Mean {
    private double sum;
    private int count;

    void add(double value) {
        sum += value;
        count++;
    }

    void add(boolean yes) {
        add(yes ? 1 : 0);
    }

    int count() {
        return count;
    }

    /** Puts the mean under a name; the mean of nothing is left out. */
    void put(String name, Map<String, Number> into) {
        if (count > 0) {
            into.put(name, sum / count);
        }
    }
}
