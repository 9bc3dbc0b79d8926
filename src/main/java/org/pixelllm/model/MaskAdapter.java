package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Mlp;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.TwoWayTransformer;

/**
 * Tells the mask decoder what the text meant: changes a box's tokens by what it reads from the visual tokens and words.
 *
 * <p>R prompts, T visual tokens of width V, L words of width D, O prompt tokens of width C. A gate that begins closed
 * leaves SAM's own prompt alone at first.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 4.2
 */
public final class MaskAdapter {
    private final MaskAdapterConfig config;
    private final NDArray queries; // (O, C)
    private final NDArray gate;    // (O, C)
    private final LayerNorm visualNorm;
    private final Mlp visual;
    private final LayerNorm textNorm;
    private final Mlp text;
    private final TwoWayTransformer transformer;

    /** Asks for all parameters of the adapter, for visual tokens and words of these widths. */
    public MaskAdapter(Params p, MaskAdapterConfig config, int visualWidth, int textWidth) {
        this.config = config;
        int width = config.width();
        Params seen = p.in("visual_projection_mlp");
        Params said = p.in("textual_projection_mlp");
        queries = p.tensor("output_tokens.weight", Init.normal(1), config.outputs(), width);
        gate = p.tensor("alpha_output.weight", Init.zeros(), config.outputs(), width);
        visualNorm = new LayerNorm(seen.in("LayerNorm_0"), visualWidth, 1e-6);
        visual = new Mlp(seen, Activation.GELU, visualWidth, width);
        textNorm = new LayerNorm(said.in("LayerNorm_0"), textWidth, 1e-6);
        text = new Mlp(said, Activation.GELU, textWidth, width);
        transformer = new TwoWayTransformer(p.in("transformer"), width, config.depth(), MaskConfig.HEADS,
                config.mlpWidth());
    }

    /**
     * Changes the tokens of box prompts.
     *
     * @param sparse (R, O, C), from {@link PromptEncoder#boxes}
     * @param visualTokens (R, T, V), what the text head read
     * @param words (R, L, D), its features; all places count, padding too, as published
     * @return (R, O, C)
     */
    public NDArray apply(NDArray sparse, NDArray visualTokens, NDArray words) {
        NDManager manager = sparse.getManager();
        NDArray seen = visual.apply(visualNorm.apply(visualTokens));
        NDArray said = text.apply(textNorm.apply(words));
        NDArray asking = Borrow.repeated(manager, queries, sparse.getShape().get(0), config.outputs());
        NDArray nowhere = manager.zeros(new Shape(1, 1, config.width()));
        NDArray read = transformer.apply(seen.concat(said, 1), nowhere, asking).tokens();       // (R, O, C)
        return sparse.add(read.mul(Borrow.in(manager, gate).tanh()));
    }
}
