package org.pixelllm.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys and values of one text's tokens, an (N·H) array each.
 *
 * @param keys of each token
 * @param values of each token
 */
record ArrayMemory(List<float[]> keys, List<float[]> values) {
    ArrayMemory() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    void add(float[] key, float[] value) {
        keys.add(key);
        values.add(value);
    }

    /** Returns a memory that forgets nothing and goes its own way. */
    ArrayMemory copy() {
        return new ArrayMemory(new ArrayList<>(keys), new ArrayList<>(values));
    }

    int size() {
        return keys.size();
    }
}
