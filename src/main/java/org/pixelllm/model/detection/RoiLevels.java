package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;

/**
 * Which level of the pyramid shows each box: the larger the box, the coarser.
 *
 * <p>A box of 224 pixels belongs to stride 16.
 *
 * @see <a href="https://arxiv.org/abs/1612.03144">Feature Pyramid Networks</a>, equation 1
 */
final class RoiLevels {
    private final int[] levels; // of each box

    /** Finds the level of each box, corners (R, 4) row-major. */
    RoiLevels(float[] corners, PyramidConfig pyramid) {
        int finest = Integer.numberOfTrailingZeros(pyramid.stride());
        levels = IntStream.range(0, corners.length / 4)
                .map(i -> Math.min(PyramidConfig.LEVELS - 1, Math.max(0, octave(Overlap.area(corners, i)) - finest)))
                .toArray();
    }

    /** In float32 as published: a box of exactly 112 pixels must fall to the same side. */
    private static int octave(float area) {
        float size = (float) Math.sqrt(Math.max(area, 0));
        float doublings = (float) Math.log(size / 224 + 1e-8f) / (float) Math.log(2);
        return (int) Math.floor(4 + doublings);
    }

    /** Returns the boxes of a level, in order. */
    int[] at(int level) {
        return IntStream.range(0, levels.length).filter(i -> levels[i] == level).toArray();
    }

    /**
     * Returns the matrix (R, R) that brings rows which stand level by level back into the order of the boxes.
     *
     * <p>A product with it has a gradient that the engine can be trusted with; picking rows by index has not.
     */
    NDArray backInOrder(NDManager manager) {
        int count = levels.length;
        float[] matrix = new float[count * count];
        int row = 0;
        for (int level = 0; level < PyramidConfig.LEVELS; level++) {
            for (int box : at(level)) {
                matrix[box * count + row++] = 1;
            }
        }
        return manager.create(matrix, new Shape(count, count));
    }
}
