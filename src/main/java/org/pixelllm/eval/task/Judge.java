package org.pixelllm.eval.task;

import java.util.List;
import java.util.Map;

/** Compares the answers of one task with the truth, one after the other. */
interface Judge {
    /**
     * Takes an answer.
     *
     * @throws IllegalArgumentException if it does not fit the truth, say for a mask of another size
     */
    void add(Question question, Prediction prediction);

    /** Returns the score so far, such as {@code P@0.5 0.71}; cheap. */
    String running();

    /** Returns the figures so far; counts are Integers, shares and means Doubles from 0 to 1. May take its time. */
    Map<String, Number> figures();

    /** Returns each answer with its own scores; may take its time. */
    List<Judged> answers();

    /** Returns what changes with something else, to be drawn: name to curve. */
    Map<String, Curve> curves(List<Judged> answers);
}
