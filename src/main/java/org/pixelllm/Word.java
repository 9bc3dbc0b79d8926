package org.pixelllm;

import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/**
 * A word that the model said or read, with the place it means.
 *
 * @param text the word as written, without the space before it
 * @param begin index of its first character in the sentence
 * @param end index after its last character
 * @param points what the point predictor says, in picture pixels, not clamped; at least one
 */
public record Word(String text, int begin, int end, List<Point> points) {
    public Word {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("the word \"" + text + "\" has no point");
        }
    }

    /** Returns the pixel of the word: the middle of its points. */
    public Point place() {
        return extent().centre();
    }

    /** Returns the box that the points span; a single point spans an empty box. */
    public Box extent() {
        return extent(points);
    }

    static Box extent(List<Point> points) {
        return new Box(points.stream().mapToDouble(Point::x).min().orElseThrow(),
                points.stream().mapToDouble(Point::y).min().orElseThrow(),
                points.stream().mapToDouble(Point::x).max().orElseThrow(),
                points.stream().mapToDouble(Point::y).max().orElseThrow());
    }
}
