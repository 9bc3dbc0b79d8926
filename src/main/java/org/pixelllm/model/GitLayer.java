package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Drop;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Linear;
import org.pixelllm.nn.Params;

/** A layer of GIT: attention and MLP, each followed by its norm. */
final class GitLayer {
    private final GitAttention attention;
    private final LayerNorm attentionNorm;
    private final Linear up;
    private final Linear down;
    private final LayerNorm norm;
    private final Drop drop;

    /** Asks for {@code attention}, {@code intermediate} and {@code output}. */
    GitLayer(Params p, GitConfig config) {
        int width = config.width();
        attention = new GitAttention(p.in("attention"), width, config.heads());
        attentionNorm = new LayerNorm(p.in("attention").in("output").in("LayerNorm"), width, 1e-5);
        up = Linear.biased(p.in("intermediate").in("dense"), width, config.mlpWidth());
        down = Linear.biased(p.in("output").in("dense"), config.mlpWidth(), width);
        norm = new LayerNorm(p.in("output").in("LayerNorm"), width, 1e-12); // 1e-5 above: as published
        drop = p.drop();
    }

    Memory remember(NDArray x) {
        return attention.remember(x);
    }

    /** Lets visual and context tokens x (R, K, D) look at each other; the bias is (R, 1, 1, K). */
    NDArray read(NDArray x, NDArray bias) {
        return after(x, attention.apply(x, attention.remember(x), bias));
    }

    /** Lets texts x (M, Q, D) look at what was read and at themselves; see {@link GitAttention}. */
    NDArray speak(NDArray x, Memory seen, NDArray seenBias, Memory own, NDArray ownBias) {
        return after(x, attention.apply(x, seen, seenBias, own, ownBias));
    }

    /** Returns how much texts x (R, Q, D) look at what was read, mean over the heads: (R, Q, K). */
    NDArray sight(NDArray x, Memory seen, NDArray seenBias, NDArray ownBias) {
        return attention.sight(x, seen, seenBias, remember(x), ownBias);
    }

    private NDArray after(NDArray x, NDArray attended) {
        NDArray y = attentionNorm.apply(x.add(drop.units(attended)));
        return norm.apply(y.add(drop.units(down.apply(Activation.GELU.apply(up.apply(y))))));
    }
}
