package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Drop;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.RelativePosition;
import org.pixelllm.nn.RmsNorm;

/** T5's decoder stack, run over a whole text or a token at a time. */
final class T5Decoder {
    private final List<Layer> layers = new ArrayList<>();
    private final RelativePosition position;
    private final RmsNorm norm;
    private final Drop drop;
    private final NDArray vocabulary; // (D, V)

    T5Decoder(Params p, TextConfig config) {
        for (int i = 0; i < config.decoderLayers(); i++) {
            layers.add(new Layer(p.in("layers_" + i), config));
        }
        position = new RelativePosition(p.in("relpos_bias"), config.heads(), false);
        norm = new RmsNorm(p.in("decoder_norm"), config.width());
        drop = p.drop();
        vocabulary = p.in("logits_dense").tensor("kernel", Init.normal(1 / Math.sqrt(config.width())), config.width(),
                config.vocabulary());
    }

    /** Returns the relative position bias (1, N, length, length). */
    NDArray position(NDManager manager, int length) {
        return position.bias(manager, length);
    }

    /** Keys and values of the encoder's states (R, K, D) for each layer's cross-attention. */
    List<Memory> remember(NDArray states) {
        return layers.stream().map(layer -> layer.cross.remember(states)).toList();
    }

    /**
     * Runs the stack.
     *
     * @param x embedded tokens (M, L, D); M is R, or in steps a multiple of it
     * @param past memory of earlier tokens for each layer, extended in place; null when {@code x} is the whole text
     * @param selfBias broadcast to (M, N, L, past + L)
     * @param cross memory of the encoder's states (R, K, D) for each layer
     * @param crossBias broadcast to (R, N, L, K); null for none
     * @return features (M, L, D) after the last norm
     */
    NDArray apply(NDArray x, Memory[] past, NDArray selfBias, List<Memory> cross,
            NDArray crossBias) {
        NDArray y = drop.units(x);
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            y = past == null
                    ? Borrow.brief(y, z -> apply(layer, z, null, selfBias, cross, crossBias))
                    : apply(layer, y, past, selfBias, cross, crossBias);
        }
        return drop.units(norm.apply(y));
    }

    private NDArray apply(int i, NDArray x, Memory[] past, NDArray selfBias, List<Memory> cross, NDArray crossBias) {
        Layer layer = layers.get(i);
        NDArray y = layer.listen(i, x, past, selfBias);
        y = y.add(drop.units(layer.cross.applyShared(layer.crossNorm.apply(y), cross.get(i), crossBias)));
        return y.add(drop.units(layer.mlp.apply(layer.mlpNorm.apply(y))));
    }

    /**
     * Returns how much each token of whole texts x (R, L, D) attends to each of the encoder's states in each layer, mean
     * over the heads: (R, L, K).
     */
    NDList attention(NDArray x, NDArray selfBias, List<Memory> cross, NDArray crossBias) {
        NDList attention = new NDList();
        NDArray y = x;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            NDArray heard = layer.crossNorm.apply(layer.listen(i, y, null, selfBias));
            attention.add(layer.cross.weights(heard, cross.get(i), crossBias));
            y = apply(i, y, null, selfBias, cross, crossBias);
        }
        return attention;
    }

    /** Maps features (..., D) to logits (..., V). */
    NDArray logits(NDArray features) {
        return features.matMul(vocabulary);
    }

    int depth() {
        return layers.size();
    }

    private static final class Layer {
        private final RmsNorm selfNorm;
        private final T5Attention self;
        private final RmsNorm crossNorm;
        private final T5Attention cross;
        private final RmsNorm mlpNorm;
        private final T5Mlp mlp;
        private final Drop drop;

        Layer(Params p, TextConfig config) {
            selfNorm = new RmsNorm(p.in("pre_self_attention_layer_norm"), config.width());
            self = new T5Attention(p.in("self_attention"), config, config.decoderLora());
            crossNorm = new RmsNorm(p.in("pre_cross_attention_layer_norm"), config.width());
            cross = new T5Attention(p.in("encoder_decoder_attention"), config, config.decoderLora());
            mlpNorm = new RmsNorm(p.in("pre_mlp_layer_norm"), config.width());
            mlp = new T5Mlp(p.in("mlp"), config.width(), config.mlpWidth());
            drop = p.drop();
        }

        /** Adds to each token what it hears from those before it. */
        NDArray listen(int i, NDArray x, Memory[] past, NDArray selfBias) {
            NDArray normed = selfNorm.apply(x);
            Memory own = self.remember(normed);
            if (past != null) {
                own = past[i] == null ? own : past[i].then(own);
                past[i] = own;
            }
            return x.add(drop.units(self.apply(normed, own, selfBias)));
        }
    }
}
