package org.pixelllm.magics;

/** What {@code explore} returns: it knows what the panel shows now. */
public final class Exploration {
    private volatile Object value;

    Exploration(Object first) {
        value = first;
    }

    void shows(Object newest) {
        value = newest;
    }

    /** Returns what the model said last: a Caption, a List<Caption>, a Grounding or a List<Region>. */
    public Object value() {
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
