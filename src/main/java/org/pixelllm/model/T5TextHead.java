package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.nn.Embedding;
import org.pixelllm.nn.Params;

/**
 * T5 1.1 as the language model: its encoder reads visual tokens followed by context tokens, its decoder speaks.
 *
 * <p>R rows, T visual tokens, C context tokens, K = T + C, L text length, D width, N heads, V vocabulary. Masks follow
 * the published decoder to the letter: a row whose target is padding attends everywhere with equal weight.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 3.2
 */
public final class T5TextHead {
    private static final float MASKED = -1e10f; // swallows any logit in float32: fully masked rows become uniform

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

    /**
     * What the decoder attends to.
     *
     * @param states (R, K, D)
     * @param valid (R, K), 1 for a usable key
     */
    public record Encoded(NDArray states, NDArray valid) {}

    /** Encodes visual tokens (R, T, D) alone; nothing is masked. */
    public Encoded encode(NDArray visual) {
        Shape s = visual.getShape();
        return new Encoded(encoder.apply(visual, null), visual.getManager().ones(new Shape(s.get(0), s.get(1))));
    }

    /** Encodes visual tokens (R, T, D) and context (R, C), int32, 0 = padding. */
    public Encoded encode(NDArray visual, NDArray context) {
        Shape s = visual.getShape();
        NDArray valid = visual.getManager().ones(new Shape(s.get(0), s.get(1))).concat(positive(context), 1);   // (R, K)
        NDArray both = valid.expandDims(1).mul(valid.expandDims(2)).expandDims(1);                              // (R, 1, K, K)
        return new Encoded(encoder.apply(visual.concat(embedding.apply(context), 1), bias(both)), valid);
    }

    /**
     * Computes the features of a given text, teacher-forced.
     *
     * @param tokens (R, L), int32: begin, text, end, padding 0
     * @return (R, L, D), after the last norm
     */
    public NDArray decode(Encoded encoded, NDArray tokens) {
        NDManager manager = tokens.getManager();
        int length = (int) tokens.getShape().get(1);
        NDArray target = positive(tokens.get(":, 1:").concat(tokens.get(":, :1").mul(0), 1));                   // (R, L)
        NDArray column = target.expandDims(2);                                                                  // (R, L, 1)
        NDArray both = column.mul(target.expandDims(1)).expandDims(1);                                          // (R, 1, L, L)
        NDArray selfBias = bias(both.muli(causal(manager, length))).add(decoder.position(manager, length));
        NDArray crossBias = bias(column.mul(encoded.valid().expandDims(1)).expandDims(1));                      // (R, 1, L, K)
        return decoder.apply(embedding.apply(tokens), null, selfBias, decoder.remember(encoded.states()), crossBias);
    }

    /** Maps features (..., D) to logits (..., V). */
    public NDArray logits(NDArray features) {
        return decoder.logits(features);
    }

    /** Returns the quickest way to decode a token at a time; it may copy the weights as they are now. */
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

    private static NDArray positive(NDArray tokens) {
        return tokens.gt(0).toType(DataType.FLOAT32, false);
    }

    static NDArray bias(NDArray allowed) {
        return allowed.sub(1f).muli(-MASKED);
    }

    private static NDArray causal(NDManager manager, int length) {
        float[] lower = new float[length * length];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = i % length <= i / length ? 1 : 0;
        }
        return manager.create(lower, new Shape(1, 1, length, length));
    }
}
