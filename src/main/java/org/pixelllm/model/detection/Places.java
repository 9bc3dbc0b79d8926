package org.pixelllm.model.detection;

import ai.djl.ndarray.types.Shape;

/** Where in the picture every cell of every level has its centre: finest level first, row-major. */
public final class Places {
    private final float[] centres; // (S, 2): x, y in pixels
    private final int[] levels;    // (S)
    private final PyramidConfig pyramid;

    /** Lays out the cells of the first stage's maps. */
    public Places(PyramidConfig pyramid, CenterMaps maps) {
        this.pyramid = pyramid;
        int count = (int) maps.heat().stream().mapToLong(m -> m.getShape().get(1) * m.getShape().get(2)).sum();
        centres = new float[2 * count];
        levels = new int[count];
        int place = 0;
        for (int level = 0; level < maps.heat().size(); level++) {
            Shape s = maps.heat().get(level).getShape();
            int columns = (int) s.get(2);
            int stride = pyramid.stride(level);
            for (int cell = 0; cell < s.get(1) * columns; cell++, place++) {
                centres[2 * place] = cell % columns * stride + stride / 2;
                centres[2 * place + 1] = cell / columns * stride + stride / 2;
                levels[place] = level;
            }
        }
    }

    /** Returns the number of cells (S). */
    public int size() {
        return levels.length;
    }

    public float x(int place) {
        return centres[2 * place];
    }

    public float y(int place) {
        return centres[2 * place + 1];
    }

    public int level(int place) {
        return levels[place];
    }

    /** Returns the size of a cell in pixels. */
    public int stride(int place) {
        return pyramid.stride(levels[place]);
    }
}
