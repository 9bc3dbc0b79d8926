package org.pixelllm.train.detection;

import java.util.List;
import org.pixelllm.model.detection.ProposalConfig;
import org.pixelllm.model.detection.PyramidConfig;

/**
 * How the box decoder is trained.
 *
 * @param heatWeight of the heat maps' loss
 * @param edgeWeight of the first stage's boxes; the second stage has weight 1
 * @param ranges of each level, finest first
 * @param proposals what goes from the first stage to the second
 * @param sampling which of them the second stage learns from
 */
public record DetectionRecipe(double heatWeight, double edgeWeight, List<LevelRange> ranges, ProposalConfig proposals,
        SamplingConfig sampling) {
    /** As published: made for pictures of 384 pixels, so that ranges are half of the usual ones. */
    public static final DetectionRecipe PUBLISHED = new DetectionRecipe(0.5, 1,
            List.of(new LevelRange(0, 40), new LevelRange(32, 80), new LevelRange(64, 160), new LevelRange(128, 320),
                    new LevelRange(256, 50_000)),
            ProposalConfig.TRAINING, SamplingConfig.PUBLISHED);

    public DetectionRecipe {
        ranges = List.copyOf(ranges);
        if (ranges.size() != PyramidConfig.LEVELS) {
            throw new IllegalArgumentException(ranges.size() + " ranges for " + PyramidConfig.LEVELS + " levels");
        }
    }
}
