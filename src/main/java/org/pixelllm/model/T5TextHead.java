package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.pixelllm.nn.Embedding;
import org.pixelllm.nn.Params;

/**
 * T5 1.1 as the language model: its encoder reads visual tokens followed by context tokens, its decoder speaks.
 *
 * <p>Letters as in {@link TextHead}; N heads. Visual tokens have the head's width; states and features come after the
 * last norms. Masks follow the published decoder to the letter: a row whose target is padding attends everywhere with
 * equal weight.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 3.2
 */
public final class T5TextHead implements TextHead {
    private static final int WIDEST_ARRAYS = 256; // where a row's arithmetic begins to outweigh the cost of calling PyTorch

    private final Params params;
    private final TextConfig config;
    private final Embedding embedding;
    private final T5Encoder encoder;
    private final T5Decoder decoder;

    /** Asks for {@code token_embedder}, {@code encoder} and {@code decoder}. */
    public T5TextHead(Params p, TextConfig config) {
        this.params = p;
        this.config = config;
        embedding = new Embedding(p.in("token_embedder"), config.vocabulary(), config.width());
        encoder = new T5Encoder(p.in("encoder"), config);
        decoder = new T5Decoder(p.in("decoder"), config);
    }

    public TextConfig config() {
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
        return TextIds.T5;
    }

    /** Encodes visual tokens (R, T, D) alone; nothing is masked. */
    @Override
    public Encoded encode(NDArray visual) {
        return new Encoded(encoder.apply(visual, null), Masks.all(visual));
    }

    @Override
    public Encoded encode(NDArray visual, NDArray context) {
        if (context.getShape().get(1) == 0) {
            return encode(visual);
        }
        NDArray valid = Masks.all(visual).concat(Masks.positive(context), 1);                                   // (R, K)
        NDArray both = valid.expandDims(1).mul(valid.expandDims(2)).expandDims(1);                              // (R, 1, K, K)
        return new Encoded(encoder.apply(visual.concat(embedding.apply(context), 1), Masks.bias(both)), valid);
    }

    @Override
    public NDArray decode(Encoded encoded, NDArray tokens) {
        Biases biases = biases(encoded, tokens);
        return decoder.apply(embedding.apply(tokens), null, biases.self, decoder.remember(encoded.states()),
                biases.cross);
    }

    @Override
    public NDList attention(Encoded encoded, NDArray tokens) {
        Biases biases = biases(encoded, tokens);
        return decoder.attention(embedding.apply(tokens), biases.self, decoder.remember(encoded.states()),
                biases.cross);
    }

    private record Biases(NDArray self, NDArray cross) {}

    private Biases biases(Encoded encoded, NDArray tokens) {
        NDManager manager = tokens.getManager();
        int length = (int) tokens.getShape().get(1);
        NDArray target = Masks.positive(tokens.get(":, 1:").concat(tokens.get(":, :1").mul(0), 1));                   // (R, L)
        NDArray column = target.expandDims(2);                                                                  // (R, L, 1)
        NDArray both = column.mul(target.expandDims(1)).expandDims(1);                                          // (R, 1, L, L)
        return new Biases(Masks.bias(both.muli(Masks.causal(manager, length))).add(decoder.position(manager, length)),
                Masks.bias(column.mul(encoded.valid().expandDims(1)).expandDims(1)));                            // (R, 1, L, K)
    }

    @Override
    public NDArray logits(NDArray features) {
        return decoder.logits(features);
    }

    @Override
    public Stepper stepper() {
        return config.width() <= WIDEST_ARRAYS ? arrayStepper() : tensorStepper();
    }

    /** Returns steps on plain arrays, over a copy of the weights as they are now. */
    public Stepper arrayStepper() {
        return new ArrayStepper(params, config);
    }

    /** Returns steps on tensors. */
    public Stepper tensorStepper() {
        return new TensorStepper(embedding, decoder);
    }
}
