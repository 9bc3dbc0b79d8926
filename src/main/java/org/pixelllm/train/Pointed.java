package org.pixelllm.train;

import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/**
 * Where a model points, on the scale 0 to 1 of the square input.
 *
 * @param box of what the expression means
 * @param words the place of each of its tokens; empty where the way of pointing gives none
 */
record Pointed(Box box, List<Point> words) {
    Pointed {
        words = List.copyOf(words);
    }
}
