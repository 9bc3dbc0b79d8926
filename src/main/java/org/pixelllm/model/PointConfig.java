package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

/**
 * Shape of the point predictor.
 *
 * @param hidden width of the hidden layers
 * @param depth linear layers, the last one included
 * @param points points for each word (P); two of them span a box
 * @param answer which token of an expression points at its object
 */
public record PointConfig(int hidden, int depth, int points, Answer answer) {
    /** Which token of an expression points at its object. */
    public enum Answer {
        /** The last word, as published; it cannot point at what it names itself. */
        LAST_WORD,
        /** A full stop after the expression, so that every word keeps its own place. */
        FULL_STOP
    }

    public PointConfig {
        require(hidden > 0 && hidden <= 65536, "hidden width %d is not in 1..65536", hidden);
        require(depth > 0 && depth <= 32, "depth %d is not in 1..32", depth);
        require(points > 0 && points <= 64, "%d points a word are not in 1..64", points);
        require(answer != null, "it is not said which token answers");
    }
}
