package org.pixelllm.eval;

import java.util.List;
import org.pixelllm.geometry.Point;

/**
 * A token of a caption and where the mouse was meanwhile.
 *
 * @param counts whether it is neither padding nor masked
 * @param places in pixels; unused slots hold (0, 0) and are places like any other
 */
public record TracedToken(boolean counts, List<Point> places) {
    public TracedToken {
        places = List.copyOf(places);
    }

    boolean isTraced() { return counts && places.stream().anyMatch(p -> p.x() > 0 || p.y() > 0); }
}
