package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Mlp;
import org.pixelllm.nn.Params;

/**
 * What ways without a point predictor have instead, so that no way has more to learn with: a residual MLP between the
 * decoder's features and the words.
 */
final class WordAdapter {
    private final LayerNorm norm;
    private final Mlp mlp;

    /** Asks for {@code LayerNorm_0} and {@code mlp}, as deep as the point predictor and about as large. */
    WordAdapter(Params p, int width) {
        norm = new LayerNorm(p.in("LayerNorm_0"), width, 1e-6);
        int hidden = hidden(width, size(width, 2 * width, 8));
        mlp = new Mlp(p.in("mlp"), Activation.GELU, width, hidden, hidden, width);
    }

    /** Returns the numbers of an MLP with two hidden layers, biases included. */
    private static int size(int width, int hidden, int out) {
        return (width + 1) * hidden + (hidden + 1) * hidden + (hidden + 1) * out;
    }

    /** Returns the largest hidden width with which it has at most {@code most} numbers. */
    private static int hidden(int width, int most) {
        int hidden = 1;
        while (size(width, hidden + 1, width) <= most) {
            hidden++;
        }
        return hidden;
    }

    /** Maps (R, L, D) to (R, L, D). */
    NDArray apply(NDArray features) {
        return features.add(mlp.apply(norm.apply(features)));
    }
}
