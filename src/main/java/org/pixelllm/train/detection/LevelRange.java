package org.pixelllm.train.detection;

/**
 * Which objects a level of the pyramid learns: those whose half diagonal lies in a range. Ranges overlap.
 *
 * @param from in pixels, inclusive
 * @param to in pixels, inclusive
 */
public record LevelRange(double from, double to) {
    public LevelRange {
        if (!(from >= 0 && to >= from)) {
            throw new IllegalArgumentException("level range %s to %s is none".formatted(from, to));
        }
    }

    boolean contains(float halfDiagonal) {
        return halfDiagonal >= (float) from && halfDiagonal <= (float) to;
    }
}
