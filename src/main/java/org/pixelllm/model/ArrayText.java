package org.pixelllm.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One text in the making: what was said, and the keys and values of each layer. */
final class ArrayText {
    private static final float MASKED = -1e10f;

    private final ArrayMemory[] states; // shared with the other texts of the row
    private final float[] valid;        // (K), 1 for a usable state
    private final float[][] position;   // (N, L), by distance
    private final ArrayMemory[] past;
    private final List<Integer> said;

    ArrayText(ArrayMemory[] states, float[] valid, float[][] position) {
        this(states, valid, position, Arrays.stream(states).map(s -> new ArrayMemory())
                .toArray(ArrayMemory[]::new), new ArrayList<>());
    }

    private ArrayText(ArrayMemory[] states, float[] valid, float[][] position,
            ArrayMemory[] past, List<Integer> said) {
        this.states = states;
        this.valid = valid;
        this.position = position;
        this.past = past;
        this.said = said;
    }

    /** Returns a text that goes on by itself. */
    ArrayText copy() {
        return new ArrayText(states, valid, position,
                Arrays.stream(past).map(ArrayMemory::copy).toArray(ArrayMemory[]::new), new ArrayList<>(said));
    }

    void say(int token) {
        said.add(token);
    }

    ArrayMemory past(int layer) {
        return past[layer];
    }

    ArrayMemory states(int layer) {
        return states[layer];
    }

    /** Bias of attending from the newest token to one said before: position, and nothing before a padding token. */
    float selfBias(int head, int key) {
        boolean hidden = key + 1 < said.size() && said.get(key + 1) == TextIds.PADDING;
        return hidden ? MASKED : position[head][said.size() - 1 - key];
    }

    float crossBias(int head, int key) {
        return valid[key] > 0 ? 0 : MASKED;
    }
}
