package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.pixelllm.image.Resampling;
import org.pixelllm.nn.Resize;

/** Joins the feature maps of several encoders: all on the finest grid, channels one after another. */
public final class FeatureFusion {
    private FeatureFusion() {}

    /** Maps (B, Y, X, C) of each encoder to (B, most rows, most columns, all channels); smaller maps grow bicubically. */
    public static NDArray apply(List<NDArray> maps) {
        if (maps.size() == 1) {
            return maps.get(0);
        }
        int rows = maps.stream().mapToInt(m -> (int) m.getShape().get(1)).max().orElseThrow();
        int columns = maps.stream().mapToInt(m -> (int) m.getShape().get(2)).max().orElseThrow();
        NDList resized = new NDList();
        maps.forEach(map -> resized.add(Resize.apply(map, rows, columns, Resampling.BICUBIC)));
        return NDArrays.concat(resized, 3);
    }
}
