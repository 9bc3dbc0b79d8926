package org.pixelllm;

import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/** Where in a picture the model should look. */
public sealed interface Prompt {
    /** The whole picture. */
    Prompt WHOLE = new Whole();

    static Prompt box(double x0, double y0, double x1, double y1) {
        return new InBox(new Box(x0, y0, x1, y1));
    }

    static Prompt points(Point... points) {
        return new AtPoints(List.of(points));
    }

    /** Looks everywhere. */
    record Whole() implements Prompt {}

    /**
     * Looks at what the box holds.
     *
     * @param box in picture pixels
     */
    record InBox(Box box) implements Prompt {}

    /**
     * Looks at what the points touch.
     *
     * @param points 1 to 4 places in picture pixels
     */
    record AtPoints(List<Point> points) implements Prompt {
        public AtPoints {
            points = List.copyOf(points);
            if (points.isEmpty() || points.size() > 4) {
                throw new IllegalArgumentException("a prompt takes 1 to 4 points, not " + points.size());
            }
        }
    }
}
