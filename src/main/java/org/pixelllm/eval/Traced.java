package org.pixelllm.eval;

import java.util.List;

/**
 * A picture with the tokens of all its captions, one after the other, and their places.
 *
 * @param height in pixels
 * @param width in pixels
 */
public record Traced(int height, int width, List<TracedToken> tokens) {
    public Traced {
        tokens = List.copyOf(tokens);
    }
}
