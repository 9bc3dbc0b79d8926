package org.pixelllm;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A step on the way from a picture to its words and pixels.
 *
 * @param name short, such as "visual tokens"
 * @param shape of the numbers that it makes, without the batch
 * @param meaning one plain sentence
 */
public record Stage(String name, List<Long> shape, String meaning) {
    public Stage {
        shape = List.copyOf(shape);
    }

    /** Returns the shape as people write it, such as {@code 16 × 16 × 192}. */
    public String size() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }

    @Override
    public String toString() {
        return name + "  " + size() + "  " + meaning;
    }
}
