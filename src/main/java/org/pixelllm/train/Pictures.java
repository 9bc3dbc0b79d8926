package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * A batch of pictures as tensors.
 *
 * @param pixels (B, size, size, 3), 0 to 255
 * @param valid (B, size, size), 1 inside the picture
 * @param extents (B, 2), height and width of the valid part
 */
record Pictures(NDArray pixels, NDArray valid, NDArray extents) {
    static Pictures of(NDManager scope, List<SceneSample> samples, int size) {
        int batch = samples.size();
        float[] pixels = new float[batch * size * size * 3];
        float[] valid = new float[batch * size * size];
        float[] extents = new float[batch * 2];
        for (int b = 0; b < batch; b++) {
            SceneSample sample = samples.get(b);
            System.arraycopy(sample.pixels(), 0, pixels, b * size * size * 3, size * size * 3);
            for (int y = 0; y < sample.height(); y++) {
                java.util.Arrays.fill(valid, (b * size + y) * size, (b * size + y) * size + sample.width(), 1);
            }
            extents[2 * b] = sample.height();
            extents[2 * b + 1] = sample.width();
        }
        return new Pictures(scope.create(pixels, new Shape(batch, size, size, 3)),
                scope.create(valid, new Shape(batch, size, size)), scope.create(extents, new Shape(batch, 2)));
    }
}
