package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Drop;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.RelativePosition;
import org.pixelllm.nn.RmsNorm;

/** T5's encoder stack over visual tokens and context tokens. */
final class T5Encoder {
    private final List<Layer> layers = new ArrayList<>();
    private final RelativePosition position;
    private final RmsNorm norm;
    private final Drop drop;

    T5Encoder(Params p, TextConfig config) {
        for (int i = 0; i < config.encoderLayers(); i++) {
            layers.add(new Layer(p.in("layers_" + i), config));
        }
        position = new RelativePosition(p.in("relpos_bias"), config.heads(), true);
        norm = new RmsNorm(p.in("encoder_norm"), config.width());
        drop = p.drop();
    }

    /** Encodes tokens (R, K, D); the mask's bias is (R, 1, K, K) or null for none. */
    NDArray apply(NDArray x, NDArray maskBias) {
        NDArray bias = position.bias(x.getManager(), (int) x.getShape().get(1));
        NDArray whole = maskBias == null ? bias : maskBias.add(bias);
        NDArray y = drop.units(x);
        for (Layer layer : layers) {
            y = Borrow.brief(y, z -> layer.apply(z, whole));
        }
        return drop.units(norm.apply(y));
    }

    private static final class Layer {
        private final RmsNorm attentionNorm;
        private final T5Attention attention;
        private final RmsNorm mlpNorm;
        private final T5Mlp mlp;
        private final Drop drop;

        Layer(Params p, TextConfig config) {
            attentionNorm = new RmsNorm(p.in("pre_attention_layer_norm"), config.width());
            attention = new T5Attention(p.in("attention"), config, config.encoderLora());
            mlpNorm = new RmsNorm(p.in("pre_mlp_layer_norm"), config.width());
            mlp = new T5Mlp(p.in("mlp"), config.width(), config.mlpWidth());
            drop = p.drop();
        }

        NDArray apply(NDArray x, NDArray bias) {
            NDArray y = attentionNorm.apply(x);
            NDArray attended = x.add(drop.units(attention.apply(y, attention.remember(y), bias)));
            return attended.add(drop.units(mlp.apply(mlpNorm.apply(attended))));
        }
    }
}
