package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.nn.Linear;
import org.pixelllm.nn.Params;

/**
 * GIT as the language model: one stack over visual tokens, context and text.
 *
 * <p>Text looks at all visual and context tokens and at earlier text; those never look at text, so they are encoded
 * once: {@link Encoded#states} holds what enters each layer, side by side (R, K, layers · D).
 *
 * @see <a href="https://arxiv.org/abs/2205.14100">GIT: a generative image-to-text transformer</a>
 */
public final class GitTextHead implements TextHead {
    private final GitConfig config;
    private final GitEmbedding embedding;
    private final VisualProjection projection;
    private final List<GitLayer> layers = new ArrayList<>();
    private final Linear output;

    /** Asks for {@code embedding}, {@code visual_projection}, {@code transformer} and {@code output}. */
    public GitTextHead(Params p, GitConfig config) {
        this.config = config;
        embedding = new GitEmbedding(p.in("embedding"), config);
        projection = new VisualProjection(p, config.visualWidth(), config.width());
        for (int i = 0; i < config.layers(); i++) {
            layers.add(new GitLayer(p.in("transformer").in("encoder").in("layer." + i), config));
        }
        output = Linear.biased(p.in("output"), config.width(), config.vocabulary());
    }

    public GitConfig config() {
        return config;
    }

    @Override
    public int width() {
        return config.width();
    }

    @Override
    public int vocabulary() {
        return config.vocabulary();
    }

    @Override
    public int maxLength() {
        return config.maxLength();
    }

    @Override
    public TextIds ids() {
        return config.ids();
    }

    @Override
    public Encoded encode(NDArray visual) {
        return read(projection.apply(visual), Masks.all(visual));
    }

    @Override
    public Encoded encode(NDArray visual, NDArray context) {
        fits("context", context);
        if (context.getShape().get(1) == 0) {
            return encode(visual);
        }
        NDArray tokens = projection.apply(visual).concat(embedding.apply(context, 0), 1);
        return read(tokens, Masks.all(visual).concat(Masks.positive(context), 1));
    }

    private Encoded read(NDArray tokens, NDArray valid) {
        NDArray bias = Masks.ofKeys(valid);
        NDArray y = tokens;
        NDArray states = y;
        for (GitLayer layer : layers.subList(0, layers.size() - 1)) {
            y = layer.read(y, bias);
            states = states.concat(y, 2);
        }
        return new Encoded(states, valid);
    }

    @Override
    public NDArray decode(Encoded encoded, NDArray tokens) {
        return decode(encoded, tokens, new NDList());
    }

    @Override
    public NDList attention(Encoded encoded, NDArray tokens) {
        NDList inputs = new NDList();
        decode(encoded, tokens, inputs);
        NDArray bias = causal(tokens);
        List<Memory> seen = remember(encoded);
        NDList attention = new NDList();
        for (int i = 0; i < layers.size(); i++) {
            attention.add(layers.get(i).sight(inputs.get(i), seen.get(i), Masks.ofKeys(encoded.valid()), bias));
        }
        return attention;
    }

    /** Decodes, and adds to a list what enters each layer. */
    private NDArray decode(Encoded encoded, NDArray tokens, NDList inputs) {
        fits("text", tokens);
        NDArray bias = causal(tokens);
        NDArray seenBias = Masks.ofKeys(encoded.valid());
        List<Memory> seen = remember(encoded);
        NDArray y = embedding.apply(tokens, 0);
        for (int i = 0; i < layers.size(); i++) {
            GitLayer layer = layers.get(i);
            inputs.add(y);
            y = layer.speak(y, seen.get(i), seenBias, layer.remember(y), bias);
        }
        return y;
    }

    private static NDArray causal(NDArray tokens) {
        return Masks.bias(Masks.causal(tokens.getManager(), (int) tokens.getShape().get(1)));
    }

    @Override
    public NDArray logits(NDArray features) {
        return output.apply(features);
    }

    @Override
    public Stepper stepper() {
        return new GitStepper(this);
    }

    /**
     * Speaks one more token in each of M texts.
     *
     * @param tokens (M, 1)
     * @param place position of the token
     * @param past memory of earlier tokens for each layer, extended in place
     * @return (M, 1, D)
     */
    NDArray step(NDArray tokens, int place, Memory[] past, List<Memory> seen, NDArray seenBias) {
        NDArray y = embedding.apply(tokens, place);
        for (int i = 0; i < layers.size(); i++) {
            Memory now = layers.get(i).remember(y);
            past[i] = past[i] == null ? now : past[i].then(now);
            y = layers.get(i).speak(y, seen.get(i), seenBias, past[i], null);
        }
        return y;
    }

    /** Returns keys and values of what was encoded, for each layer. */
    List<Memory> remember(Encoded encoded) {
        List<Memory> seen = new ArrayList<>();
        int width = config.width();
        for (int i = 0; i < layers.size(); i++) {
            seen.add(layers.get(i).remember(encoded.states().get(":, :, " + i * width + ":" + (i + 1) * width)));
        }
        return seen;
    }

    private void fits(String what, NDArray tokens) {
        long length = tokens.getShape().get(1);
        require(length <= config.positions(), "a %s of %d tokens is longer than %d positions", what, length,
                config.positions());
    }
}
