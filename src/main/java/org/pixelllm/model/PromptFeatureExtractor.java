package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Mlp;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.TwoWayTransformer;

/**
 * Reads from the feature map what a prompt asks for: learned tokens go in beside the prompt's, and come out as the
 * visual tokens that the language model reads.
 *
 * <p>R prompts, S places of the feature map, F its channels, T output tokens, D width, O output width.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 3.2
 */
public final class PromptFeatureExtractor {
    private final ExtractorConfig config;
    private final NDArray outputTokens;                           // (T, D)
    private final Mlp image;
    private final Mlp prompt;                                     // null where widths agree
    private final Mlp position;                                   // null where widths agree
    private final TwoWayTransformer transformer;
    private final NDList kernels = new NDList();                  // T of (D, O)
    private final NDList biases = new NDList();                   // T of (O)
    private final Mlp dense;

    /** Asks for all parameters of the extractor. */
    public PromptFeatureExtractor(Params p, ExtractorConfig config, int featureWidth) {
        this.config = config;
        int width = config.width();
        image = linear(p.in("image_projection_mlp"), featureWidth, width);
        boolean same = config.promptWidth() == width;
        prompt = same ? null : linear(p.in("prompt_embedding_projection_mlp"), config.promptWidth(), width);
        position = same ? null : linear(p.in("image_pe_projection_mlp"), config.promptWidth(), width);
        outputTokens = p.tensor("output_tokens.weight", Init.normal(1), config.outputs(), width);
        transformer = new TwoWayTransformer(p.in("transformer"), width, config.depth(), ExtractorConfig.HEADS,
                config.mlpWidth());
        for (int i = 0; i < config.outputs(); i++) {
            Params own = p.in("output_hypernetworks_mlps." + i).in("layers.0");
            kernels.add(own.tensor("kernel", Init.xavier(), width, config.outputWidth()));
            biases.add(own.tensor("bias", Init.zeros(), config.outputWidth()));
        }
        dense = linear(p.in("dense_output_mlp"), width, config.outputWidth());
    }

    private static Mlp linear(Params p, int in, int out) {
        return new Mlp(p, Activation.RELU, in, out);
    }

    /**
     * What the extractor computes.
     *
     * @param tokens (R, T, O), the visual tokens
     * @param picture (R, S, D), the feature map after it has read the prompt
     */
    public record Output(NDArray tokens, NDArray picture) {}

    /**
     * Extracts the visual tokens of each prompt.
     *
     * @param features (R, S, F), the feature map of each prompt's picture, or (B, S, F) of pictures whose prompts stand
     *            together
     * @param densePosition (1, S, C), from {@link PromptEncoder#dense}
     * @param sparse (R, K, C), the prompts' tokens
     * @param noMask (1, C), the dense prompt
     */
    public Output apply(NDArray features, NDArray densePosition, NDArray sparse, NDArray noMask) {
        var read = transformer.apply(source(features, noMask), project(position, densePosition),
                queries(features, sparse));
        return new Output(separately(outputs(read.tokens())), read.picture());
    }

    /**
     * Returns how much each visual token attends to each place of the feature map when it reads it last, mean over the
     * heads; arguments as in {@link #apply}.
     *
     * @return (R, T, S), a row sums to 1
     */
    public NDArray attention(NDArray features, NDArray densePosition, NDArray sparse, NDArray noMask) {
        return outputs(transformer.attention(source(features, noMask), project(position, densePosition),
                queries(features, sparse)));
    }

    private NDArray source(NDArray features, NDArray noMask) {                                  // (R or B, S, D)
        return image.apply(features).add(project(prompt, Borrow.in(features.getManager(), noMask)));
    }

    private NDArray queries(NDArray features, NDArray sparse) {
        NDArray learned = Borrow.repeated(features.getManager(), outputTokens, sparse.getShape().get(0),
                config.outputs());
        return learned.concat(project(prompt, sparse), 1);                                      // (R, T + K, D)
    }

    private NDArray outputs(NDArray tokens) {
        return tokens.get(":, :" + config.outputs());
    }

    /** Returns the dense output (R, S, O), which the published model computes but does not use for text. */
    public NDArray denseOutput(Output output) {
        return dense.apply(output.picture());
    }

    /** Gives each output token a linear layer of its own. */
    private NDArray separately(NDArray tokens) {                                                // (R, T, D)
        NDManager manager = tokens.getManager();
        NDArray kernel = NDArrays.stack(kernels);                                               // (T, D, O)
        NDArray bias = NDArrays.stack(biases);                                                  // (T, O)
        kernel.attach(manager);
        bias.attach(manager);
        return tokens.swapAxes(0, 1).matMul(kernel).swapAxes(0, 1).add(bias);                   // (R, T, O)
    }

    private static NDArray project(Mlp projection, NDArray x) {
        return projection == null ? x : projection.apply(x);
    }
}
