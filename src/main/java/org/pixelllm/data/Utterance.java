package org.pixelllm.data;

import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/**
 * One or a few words as they were spoken, and where the mouse was meanwhile, in shares of the picture: 0 to 1, or beyond
 * where the hand slipped.
 *
 * @param text may be blank
 * @param centre mean place over time
 * @param samples where the mouse was at moments at equal distances
 */
public record Utterance(String text, Point centre, List<Point> samples) {
    private static final double NOWHERE = 1e-5;

    public Utterance {
        samples = List.copyOf(samples);
    }

    /** Returns the box around all samples. */
    public Box box() {
        return new Box(samples.stream().mapToDouble(Point::x).min().orElse(0),
                samples.stream().mapToDouble(Point::y).min().orElse(0),
                samples.stream().mapToDouble(Point::x).max().orElse(0),
                samples.stream().mapToDouble(Point::y).max().orElse(0));
    }

    /** Says whether a word was spoken while the mouse was right of and below the picture's edge, as published. */
    boolean counts() {
        return !text.isBlank() && centre.x() > NOWHERE && centre.y() > NOWHERE;
    }

    /** Returns the box cut off at the picture's edges, whose corners are the points of a word. */
    public Box inside() {
        Box box = box();
        return new Box(share(box.x0()), share(box.y0()), share(box.x1()), share(box.y1()));
    }

    private static double share(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
