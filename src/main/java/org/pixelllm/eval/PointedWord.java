package org.pixelllm.eval;

import java.util.List;
import org.pixelllm.geometry.Box;

/**
 * A word and what it may point at.
 *
 * @param text as it is written
 * @param boxes of the objects that it names or describes, in pixels, of which any will do; none for a word of nothing
 */
public record PointedWord(String text, List<Box> boxes) {
    public PointedWord {
        boxes = List.copyOf(boxes);
    }
}
