package org.pixelllm.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One text in the making: what was said, and the keys and values of each layer. */
final class ArrayText {
    private final ArrayMemory[] states; // shared with the other texts of the row
    private final float[][] stateBias;  // (N, K)
    private final float[][] position;   // (N, L), by distance
    private final ArrayMemory[] past;
    private final List<Integer> said;

    ArrayText(ArrayMemory[] states, float[][] stateBias, float[][] position) {
        this(states, stateBias, position, Arrays.stream(states).map(s -> new ArrayMemory())
                .toArray(ArrayMemory[]::new), new ArrayList<>());
    }

    private ArrayText(ArrayMemory[] states, float[][] stateBias, float[][] position,
            ArrayMemory[] past, List<Integer> said) {
        this.states = states;
        this.stateBias = stateBias;
        this.position = position;
        this.past = past;
        this.said = said;
    }

    /** Returns a text that goes on by itself. */
    ArrayText copy() {
        return new ArrayText(states, stateBias, position,
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

    /** Biases of attending from the newest token to each: position, and nothing before a padding token. */
    float[][] selfBias() {                                                                         // (N, said)
        float[][] bias = new float[position.length][said.size()];
        for (int k = 0; k < said.size(); k++) {
            boolean hidden = k + 1 < said.size() && said.get(k + 1) == TextIds.PADDING;
            for (int n = 0; n < bias.length; n++) {
                bias[n][k] = hidden ? Masks.MASKED : position[n][said.size() - 1 - k];
            }
        }
        return bias;
    }

    float[][] stateBias() {                                                                        // (N, K)
        return stateBias;
    }
}
