package org.pixelllm;

import java.util.List;

/**
 * Where the language model looks when it says a word.
 *
 * @param word with its points
 * @param layers how attention is shared among the visual tokens, for each layer of the language model's last stack, mean
 *            over its heads; the shares of a layer make 1
 * @param heat the same of the last layer, carried on to the picture
 * @param padding share of the heat that lay beside the picture, and was left out before the rest was made 1
 */
public record WordAttention(Word word, List<List<Double>> layers, Heat heat, double padding) {
    public WordAttention {
        layers = layers.stream().map(List::copyOf).toList();
    }

    /** Returns how the last layer shares its attention among the visual tokens. */
    public List<Double> tokens() {
        return layers.get(layers.size() - 1);
    }
}
