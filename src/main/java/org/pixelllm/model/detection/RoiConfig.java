package org.pixelllm.model.detection;

import static org.pixelllm.model.Check.require;

import java.util.List;

/**
 * Shape of the second stage, which looks into each proposed box.
 *
 * @param widths of its hidden layers
 * @param overlap intersection over union from which the lower box goes
 * @param leastScore boxes must score above it to count as found
 * @param detections boxes that are returned for a picture (K); fewer are filled up
 */
public record RoiConfig(List<Integer> widths, double overlap, double leastScore, int detections) {
    /** As published for the model of all tasks; the one for dense captioning alone returns 100 boxes. */
    public static final RoiConfig PUBLISHED = new RoiConfig(List.of(1024, 1024), 0.5, 0.05, 32);

    public RoiConfig {
        widths = List.copyOf(widths);
        require(!widths.isEmpty() && widths.size() <= 16, "%d hidden layers are not in 1..16", widths.size());
        require(widths.stream().allMatch(w -> w > 0 && w <= 65536), "widths %s are not in 1..65536", widths);
        require(overlap > 0 && overlap <= 1, "overlap %s is not in 0..1", overlap);
        require(leastScore >= 0 && leastScore <= 1, "least score %s is not in 0..1", leastScore);
        require(detections > 0 && detections <= 10_000, "%d detections are not in 1..10000", detections);
    }
}
