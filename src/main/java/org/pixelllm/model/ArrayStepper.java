package org.pixelllm.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private static final int BLOCK = 8; // texts whose numbers stay close at hand

    private final TextConfig config;
    private final float[] embedding;
    private final List<ArrayLayer> layers = new ArrayList<>();
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
            layers.add(new ArrayLayer(p.in("layers_" + i), config));
        }
        position = new RelativePosition(p.in("relpos_bias"), config.heads(), false);
        norm = numbers(p.in("decoder_norm"), "scale", width);
        vocabulary = numbers(p.in("logits_dense"), "kernel", width, config.vocabulary());
    }

    static float[] numbers(Params p, String name, long... shape) {
        return p.tensor(name, Init.zeros(), shape).toFloatArray();
    }

    @Override
    public TextIds ids() {
        return TextIds.T5;
    }

    @Override
    public Text start(TextHead.Encoded encoded, int length) {
        float[][] states = Rows.cut(encoded.states().toFloatArray(), config.width());
        float[][] valid = Rows.cut(encoded.valid().toFloatArray(), (int) encoded.valid().getShape().get(1));
        float[][] position = position(length);
        ArrayText[] texts = new ArrayText[valid.length];
        for (int r = 0; r < texts.length; r++) {
            int keys = valid[r].length;
            float[][] own = Arrays.copyOfRange(states, r * keys, (r + 1) * keys);
            ArrayMemory[] memories = layers.stream().map(layer -> layer.remember(own)).toArray(ArrayMemory[]::new);
            texts[r] = new ArrayText(memories, hidden(valid[r]), position);
        }
        return new Texts(texts);
    }

    /** Returns the bias (N, K) of attending to states, the same for every head. */
    private float[][] hidden(float[] valid) {
        float[] bias = new float[valid.length];
        for (int k = 0; k < bias.length; k++) {
            bias[k] = valid[k] > 0 ? 0 : Masks.MASKED;
        }
        return Stream.generate(() -> bias).limit(config.heads()).toArray(float[][]::new);
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
            int each = Math.max(1, Math.min(BLOCK, texts.length / Runtime.getRuntime().availableProcessors()));
            float[] logits = new float[texts.length * config.vocabulary()];
            IntStream blocks = IntStream.range(0, (texts.length + each - 1) / each);
            (texts.length > 1 ? blocks.parallel() : blocks).map(block -> block * each).forEach(from -> {
                float[] some = say(tokens, from, Math.min(from + each, texts.length));
                System.arraycopy(some, 0, logits, from * config.vocabulary(), some.length);
            });
            return logits;
        }

        private float[] say(int[] tokens, int from, int to) {
            ArrayText[] some = Arrays.copyOfRange(texts, from, to);
            float[][] y = new float[some.length][];
            for (int t = 0; t < some.length; t++) {
                int token = tokens[from + t];
                some[t].say(token);
                y[t] = Arrays.copyOfRange(embedding, token * config.width(), (token + 1) * config.width());
            }
            float[][][] biases = Arrays.stream(some).map(ArrayText::selfBias).toArray(float[][][]::new);
            for (int i = 0; i < layers.size(); i++) {
                y = layers.get(i).apply(y, some, i, biases);
            }
            return Rows.join(Rows.times(Rows.rmsNorm(y, norm), vocabulary, config.vocabulary()));
        }

        @Override
        public void gather(int[] chosen) {
            texts = Arrays.stream(chosen).mapToObj(t -> texts[t].copy()).toArray(ArrayText[]::new);
        }
    }
}
