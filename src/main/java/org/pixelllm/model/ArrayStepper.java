package org.pixelllm.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.RelativePosition;
import org.pixelllm.nn.Rows;

/**
 * T5's decoder a token at a time on plain arrays: the same numbers as {@link T5Decoder}, sooner for small models. Copies
 * the weights when it is made; LoRA is folded in.
 *
 * <p>N heads, H head width, K encoder states, D width, V vocabulary. A matrix of rows is an array of arrays.
 */
final class ArrayStepper implements Stepper {
    private final TextConfig config;
    private final float[] embedding;
    private final List<Layer> layers = new ArrayList<>();
    private final RelativePosition position;
    private final float[] norm;
    private final float[] vocabulary; // (D, V)

    /** Asks the text head's scope for what the decoder has asked before. */
    ArrayStepper(Params head, TextConfig config) {
        this.config = config;
        int width = config.width();
        Params p = head.in("decoder");
        embedding = numbers(head.in("token_embedder"), "embedding", config.vocabulary(), width);
        for (int i = 0; i < config.decoderLayers(); i++) {
            layers.add(new Layer(p.in("layers_" + i)));
        }
        position = new RelativePosition(p.in("relpos_bias"), config.heads(), false);
        norm = numbers(p.in("decoder_norm"), "scale", width);
        vocabulary = numbers(p.in("logits_dense"), "kernel", width, config.vocabulary());
    }

    private static float[] numbers(Params p, String name, long... shape) {
        return p.tensor(name, Init.zeros(), shape).toFloatArray();
    }

    @Override
    public TextIds ids() {
        return TextIds.T5;
    }

    @Override
    public Text start(TextHead.Encoded encoded, int length) {
        float[] valid = encoded.valid().toFloatArray();
        float[] states = encoded.states().toFloatArray();
        int keys = (int) encoded.valid().getShape().get(1);
        float[][] tokens = Rows.cut(states, config.width());
        float[][] position = position(length);
        ArrayText[] texts = new ArrayText[valid.length / keys];
        for (int r = 0; r < texts.length; r++) {
            float[][] own = Arrays.copyOfRange(tokens, r * keys, (r + 1) * keys);
            texts[r] = new ArrayText(layers.stream().map(layer -> layer.remember(own)).toArray(ArrayMemory[]::new),
                    Arrays.copyOfRange(valid, r * keys, (r + 1) * keys), position);
        }
        return new Texts(texts);
    }

    /** Returns the bias of attending to a token so many places back, for each head. */
    private float[][] position(int length) {
        float[][] table = Rows.cut(position.table().toFloatArray(), RelativePosition.BUCKETS);
        float[][] bias = new float[config.heads()][length];
        for (int back = 0; back < length; back++) {
            int bucket = position.bucket(-back);
            for (int n = 0; n < bias.length; n++) {
                bias[n][back] = table[n][bucket];
            }
        }
        return bias;
    }

    private final class Texts implements Text {
        private ArrayText[] texts;

        Texts(ArrayText[] texts) {
            this.texts = texts;
        }

        @Override
        public float[] say(int[] tokens) {
            float[][] y = new float[texts.length][];
            for (int r = 0; r < texts.length; r++) {
                texts[r].say(tokens[r]);
                y[r] = Arrays.copyOfRange(embedding, tokens[r] * config.width(), (tokens[r] + 1) * config.width());
            }
            for (int i = 0; i < layers.size(); i++) {
                y = layers.get(i).apply(y, texts, i);
            }
            return Rows.join(Rows.times(Rows.rmsNorm(y, norm), vocabulary, config.vocabulary()));
        }

        @Override
        public void gather(int[] chosen) {
            texts = Arrays.stream(chosen).mapToObj(t -> texts[t].copy()).toArray(ArrayText[]::new);
        }
    }

    private final class Layer {
        private final float[] selfNorm;
        private final ArrayAttention self;
        private final float[] crossNorm;
        private final ArrayAttention cross;
        private final float[] mlpNorm;
        private final float[] gate;
        private final float[] up;
        private final float[] down;

        Layer(Params p) {
            int width = config.width();
            selfNorm = numbers(p.in("pre_self_attention_layer_norm"), "scale", width);
            self = new ArrayAttention(p.in("self_attention"), config);
            crossNorm = numbers(p.in("pre_cross_attention_layer_norm"), "scale", width);
            cross = new ArrayAttention(p.in("encoder_decoder_attention"), config);
            mlpNorm = numbers(p.in("pre_mlp_layer_norm"), "scale", width);
            gate = numbers(p.in("mlp").in("wi_0"), "kernel", width, config.mlpWidth());
            up = numbers(p.in("mlp").in("wi_1"), "kernel", width, config.mlpWidth());
            down = numbers(p.in("mlp").in("wo"), "kernel", config.mlpWidth(), width);
        }

        /** Returns keys and values of the encoder's states (K, D). */
        ArrayMemory remember(float[][] states) {
            return new ArrayMemory(List.of(cross.keys(states)), List.of(cross.values(states)));
        }

        float[][] apply(float[][] x, ArrayText[] texts, int layer) {
            float[][] normed = Rows.rmsNorm(x, selfNorm);
            float[][] keys = self.keys(normed);
            float[][] values = self.values(normed);
            ArrayMemory[] past = new ArrayMemory[x.length];
            for (int r = 0; r < x.length; r++) {
                past[r] = texts[r].past(layer);
                past[r].add(keys[r], values[r]);
            }
            float[][] y = Rows.plus(x, self.attend(normed, past, bias(texts, text -> text::selfBias)));
            ArrayMemory[] states = Arrays.stream(texts).map(t -> t.states(layer)).toArray(ArrayMemory[]::new);
            y = Rows.plus(y, cross.attend(Rows.rmsNorm(y, crossNorm), states, bias(texts, text -> text::crossBias)));
            float[][] z = Rows.rmsNorm(y, mlpNorm);
            float[][] hidden = Rows.gatedGelu(Rows.times(z, gate, config.mlpWidth()),
                    Rows.times(z, up, config.mlpWidth()));
            return Rows.plus(y, Rows.times(hidden, down, config.width()));
        }

        private static ArrayAttention.Bias[] bias(ArrayText[] texts,
                Function<ArrayText, ArrayAttention.Bias> of) {
            return Arrays.stream(texts).map(of).toArray(ArrayAttention.Bias[]::new);
        }
    }
}
