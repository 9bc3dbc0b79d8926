package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.pixelllm.nn.Joined;

/**
 * Cuts boxes of any size out of a map as 7x7 cells, each the mean of 2x2 interpolated samples.
 *
 * <p>Interpolation is separable: a matrix of weights for the rows of a box, one for its columns. So it is two matrix
 * products, and its gradient two more. Outside the map everything is zero.
 *
 * @see <a href="https://arxiv.org/abs/1703.06870">Mask R-CNN</a>, section 3
 */
final class RoiAlign {
    static final int CELLS = 7;
    private static final int SAMPLES = 2;
    private static final long LARGEST = 1 << 23; // numbers that lie between the two products: 32 MB

    private RoiAlign() {}

    /**
     * Cuts boxes out of one picture's map.
     *
     * @param map (Y, X, C)
     * @param corners (R, 4) row-major, in pixels, at least one box
     * @param stride pixels of a cell of the map
     * @return (R, 7, 7, C)
     */
    static NDArray apply(NDArray map, float[] corners, int stride) {
        Shape s = map.getShape();
        int step = 4 * (int) Math.max(1, LARGEST / (CELLS * s.get(1) * s.get(2)));
        NDList parts = new NDList();
        for (int from = 0; from < corners.length; from += step) {
            parts.add(cut(map, Arrays.copyOfRange(corners, from, Math.min(corners.length, from + step)), stride));
        }
        return Joined.of(parts, 0);
    }

    private static NDArray cut(NDArray map, float[] corners, int stride) {
        int boxes = corners.length / 4;
        Shape s = map.getShape();
        int height = (int) s.get(0);
        int width = (int) s.get(1);
        NDArray rows = map.getManager().create(weights(corners, 1, stride, height), new Shape(boxes * CELLS, height));
        NDArray columns = map.getManager().create(weights(corners, 0, stride, width),
                new Shape(boxes, 1, CELLS, width));
        NDArray flat = map.reshape(height, width * s.get(2));
        NDArray tall = rows.matMul(flat).reshape(boxes, CELLS, width, s.get(2));               // (R, 7, X, C)
        NDArray cells = columns.matMul(tall);                                                  // (R, 7, 7, C)
        tall.close(); // large; the weights stay, since Java owns their memory and the gradient reads them
        return cells;
    }

    /**
     * Returns what each place of one axis contributes to each cell of each box.
     *
     * @param axis 0 for x, 1 for y
     * @return (R, 7, length) row-major
     */
    static float[] weights(float[] corners, int axis, int stride, int length) {
        int boxes = corners.length / 4;
        float[] weights = new float[boxes * CELLS * length];
        for (int b = 0; b < boxes; b++) {
            float low = corners[4 * b + axis] / stride;
            float size = corners[4 * b + 2 + axis] / stride - low;
            for (int sample = 0; sample < CELLS * SAMPLES; sample++) {
                float at = (sample + 0.5f) * size / (CELLS * SAMPLES) + low - 0.5f;  // cells have their centre at .5
                int first = (int) Math.floor(at);
                float second = at - first;
                int row = (b * CELLS + sample / SAMPLES) * length;
                put(weights, row, first, length, (1 - second) / SAMPLES);
                put(weights, row, first + 1, length, second / SAMPLES);
            }
        }
        return weights;
    }

    private static void put(float[] weights, int row, int place, int length, float weight) {
        if (place >= 0 && place < length) {
            weights[row + place] += weight;
        }
    }
}
