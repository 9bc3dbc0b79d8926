package org.pixelllm.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.RelativePosition;
import org.pixelllm.nn.Rows;

/**
 * T5's decoder a token and a row at a time, on plain arrays: the same numbers as {@link T5Decoder}, sooner for small
 * models. Copies the weights when it is made; LoRA is folded in.
 *
 * <p>N heads, H head width, K encoder states, D width, V vocabulary.
 */
final class ArrayStepper implements Stepper {
    private static final float MASKED = -1e10f;

    private final TextConfig config;
    private final float[] embedding;
    private final List<Layer> layers = new ArrayList<>();
    private final float[] position;   // (N, 32)
    private final RelativePosition buckets;
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
        buckets = new RelativePosition(p.in("relpos_bias"), config.heads(), false);
        position = buckets.table().toFloatArray();
        norm = numbers(p.in("decoder_norm"), "scale", width);
        vocabulary = numbers(p.in("logits_dense"), "kernel", width, config.vocabulary());
    }

    private static float[] numbers(Params p, String name, long... shape) {
        return p.tensor(name, Init.zeros(), shape).toFloatArray();
    }

    @Override
    public Text start(T5TextHead.Encoded encoded, int length) {
        float[] valid = encoded.valid().toFloatArray();
        int keys = (int) encoded.valid().getShape().get(1);
        float[] states = encoded.states().toFloatArray();
        List<Row> rows = new ArrayList<>();
        for (int r = 0; r < valid.length / keys; r++) {
            rows.add(new Row(Arrays.copyOfRange(states, r * keys * config.width(), (r + 1) * keys * config.width()),
                    Arrays.copyOfRange(valid, r * keys, (r + 1) * keys)));
        }
        return tokens -> say(rows, tokens);
    }

    private float[] say(List<Row> rows, int[] tokens) {
        float[] logits = new float[rows.size() * config.vocabulary()];
        for (int r = 0; r < tokens.length; r++) {
            System.arraycopy(rows.get(r).say(tokens[r]), 0, logits, r * config.vocabulary(), config.vocabulary());
        }
        return logits;
    }

    /** One row's text in the making. */
    private final class Row {
        private final List<Memory> past = new ArrayList<>();
        private final List<Memory> cross = new ArrayList<>();
        private final boolean[] usable;   // (K)
        private final List<Integer> said = new ArrayList<>();

        /**
         * Starts a text.
         *
         * @param states (K, D), the encoder's states of this row
         * @param valid (K), 1 for a usable one
         */
        Row(float[] states, float[] valid) {
            usable = new boolean[valid.length];
            for (Layer layer : layers) {
                Memory memory = new Memory();
                for (int k = 0; k < valid.length; k++) {
                    usable[k] = valid[k] > 0;
                    memory.add(layer.cross, Arrays.copyOfRange(states, k * config.width(), (k + 1) * config.width()));
                }
                cross.add(memory);
                past.add(new Memory());
            }
        }

        /** Says a token and returns the logits (V) of the next. */
        float[] say(int token) {
            said.add(token);
            float[] y = Arrays.copyOfRange(embedding, token * config.width(), (token + 1) * config.width());
            for (int i = 0; i < layers.size(); i++) {
                y = layers.get(i).apply(y, past.get(i), cross.get(i), this);
            }
            return Rows.times(Rows.rmsNorm(y, norm), vocabulary, config.vocabulary());
        }

        /** Bias of attending from the newest token to one said before: position, and nothing before a padding token. */
        private float selfBias(int head, int key) {
            boolean hidden = key + 1 < said.size() && said.get(key + 1) == TextConfig.BEGIN;
            int bucket = buckets.bucket(key - (said.size() - 1));
            return hidden ? MASKED : position[head * RelativePosition.BUCKETS + bucket];
        }

        private float crossBias(int head, int key) {
            return usable[key] ? 0 : MASKED;
        }
    }

    private interface Bias {
        float of(int head, int key);
    }

    /** Keys and values of tokens, one (N·H) array each. */
    private static final class Memory {
        private final List<float[]> keys = new ArrayList<>();
        private final List<float[]> values = new ArrayList<>();

        void add(Attention attention, float[] x) {
            keys.add(attention.times(x, attention.key));
            values.add(attention.times(x, attention.value));
        }
    }

    private final class Layer {
        private final float[] selfNorm;
        private final Attention self;
        private final float[] crossNorm;
        private final Attention cross;
        private final float[] mlpNorm;
        private final float[] gate;
        private final float[] up;
        private final float[] down;

        Layer(Params p) {
            int width = config.width();
            selfNorm = numbers(p.in("pre_self_attention_layer_norm"), "scale", width);
            self = new Attention(p.in("self_attention"));
            crossNorm = numbers(p.in("pre_cross_attention_layer_norm"), "scale", width);
            cross = new Attention(p.in("encoder_decoder_attention"));
            mlpNorm = numbers(p.in("pre_mlp_layer_norm"), "scale", width);
            gate = numbers(p.in("mlp").in("wi_0"), "kernel", width, config.mlpWidth());
            up = numbers(p.in("mlp").in("wi_1"), "kernel", width, config.mlpWidth());
            down = numbers(p.in("mlp").in("wo"), "kernel", config.mlpWidth(), width);
        }

        float[] apply(float[] x, Memory past, Memory states, Row row) {
            float[] normed = Rows.rmsNorm(x, selfNorm);
            past.add(self, normed);
            float[] y = Rows.plus(x, self.attend(normed, past, row::selfBias));
            y = Rows.plus(y, cross.attend(Rows.rmsNorm(y, crossNorm), states, row::crossBias));
            float[] z = Rows.rmsNorm(y, mlpNorm);
            float[] hidden = Rows.gatedGelu(Rows.times(z, gate, config.mlpWidth()),
                    Rows.times(z, up, config.mlpWidth()));
            return Rows.plus(y, Rows.times(hidden, down, config.width()));
        }
    }

    private final class Attention {
        private final int inner = config.heads() * config.headWidth();
        private final float[] query;
        private final float[] key;
        private final float[] value;
        private final float[] out;

        Attention(Params p) {
            query = kernel(p.in("query"), "q", config.width(), inner);
            key = kernel(p.in("key"), "k", config.width(), inner);
            value = kernel(p.in("value"), "v", config.width(), inner);
            out = kernel(p.in("out"), "o", inner, config.width());
        }

        /** Reads a kernel and adds its low-rank update. */
        private float[] kernel(Params p, String module, int in, int width) {
            float[] whole = numbers(p, "kernel", in, width);
            int rank = config.decoderLora().rankOf(module);
            if (rank > 0) {
                float[] left = numbers(p, "kernel_left_lora", in, rank);
                float[] right = numbers(p, "kernel_right_lora", rank, width);
                for (int i = 0; i < in * width; i++) {
                    for (int r = 0; r < rank; r++) {
                        whole[i] += (float) config.decoderLora().scale() * left[i / width * rank + r]
                                * right[r * width + i % width];
                    }
                }
            }
            return whole;
        }

        float[] times(float[] x, float[] matrix) {
            return Rows.times(x, matrix, inner);
        }

        float[] attend(float[] x, Memory memory, Bias bias) {
            int headWidth = config.headWidth();
            float[] queries = times(x, query);
            float[] mixed = new float[inner];
            float[] weights = new float[memory.keys.size()];
            float[] head = new float[headWidth];
            for (int n = 0; n < config.heads(); n++) {
                for (int k = 0; k < weights.length; k++) {
                    weights[k] = Rows.dot(queries, n * headWidth, memory.keys.get(k), n * headWidth, headWidth)
                            + bias.of(n, k);
                }
                Rows.softmax(weights);
                Arrays.fill(head, 0);
                for (int k = 0; k < weights.length; k++) {
                    Rows.add(head, weights[k], memory.values.get(k), n * headWidth, headWidth);
                }
                System.arraycopy(head, 0, mixed, n * headWidth, headWidth);
            }
            return Rows.times(mixed, out, config.width());
        }
    }
}
