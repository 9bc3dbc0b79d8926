package org.pixelllm.eval;

import java.util.List;

/**
 * A picture with what people said of its regions.
 *
 * @param id of the picture; predictions of equal score rank in the order of the ids
 * @param width in pixels
 * @param height in pixels
 */
public record DenseTruth(long id, int width, int height, List<DenseRegion> regions) {
    public DenseTruth {
        regions = List.copyOf(regions);
    }
}
