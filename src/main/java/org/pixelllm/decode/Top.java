package org.pixelllm.decode;

/** Keeps the greatest of many numbers, in decreasing order; of equal ones the first stands first. */
final class Top {
    private final float[] values;
    private final int[] indices;
    private int size;

    Top(int most) {
        values = new float[most];
        indices = new int[most];
    }

    void offer(float value, int index) {
        if (size == values.length && !(value > values[size - 1])) {
            return;
        }
        int at = size < values.length ? size++ : size - 1;
        for (; at > 0 && value > values[at - 1]; at--) {
            values[at] = values[at - 1];
            indices[at] = indices[at - 1];
        }
        values[at] = value;
        indices[at] = index;
    }

    int size() {
        return size;
    }

    float value(int rank) {
        return values[rank];
    }

    int index(int rank) {
        return indices[rank];
    }
}
