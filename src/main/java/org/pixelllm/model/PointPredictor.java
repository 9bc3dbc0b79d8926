package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Mlp;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Scalar;

/**
 * Regresses the pixels of every word from the word's feature: the heart of the paper.
 *
 * <p>R rows, L words, D feature width, P points a word.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 3.3
 */
public final class PointPredictor {
    private final PointConfig config;
    private final LayerNorm norm;
    private final Mlp mlp;

    /** Asks for {@code LayerNorm_0} and {@code mlp}. */
    public PointPredictor(Params p, PointConfig config, int width) {
        this.config = config;
        norm = new LayerNorm(p.in("LayerNorm_0"), width, 1e-6);
        int[] widths = new int[config.depth() + 1];
        java.util.Arrays.fill(widths, config.hidden());
        widths[0] = width;
        widths[config.depth()] = config.points() * 4;
        mlp = new Mlp(p.in("mlp"), Activation.GELU, widths);
    }

    /**
     * What the predictor says of each word.
     *
     * @param coords (R, L, P, 2), x and y in pixels, not clipped
     * @param logits (R, L, P, 2), the extra outputs
     */
    public record Output(NDArray coords, NDArray logits) {}

    /**
     * Predicts points.
     *
     * @param features (R, L, D), from {@link T5TextHead#decode}
     * @param valid (R, 2), height and width of each row's picture without its padding, in pixels
     */
    public Output apply(NDArray features, NDArray valid) {
        Shape s = features.getShape();
        NDArray raw = mlp.apply(norm.apply(features)).reshape(s.get(0), s.get(1), config.points(), 4);
        NDArray size = valid.flip(1).reshape(s.get(0), 1, 1, 2);                              // x by width, y by height
        NDArray coords = raw.get("..., :2").add(1f).muli(Scalar.of(raw, 0.5)).muli(size);
        return new Output(coords, raw.get("..., 2:"));
    }

    /**
     * Returns the box that the points of each row span: (R, 4) in pixels.
     *
     * <p>A row without a valid word gives the published model's inverted box, (max + 1, min - 1).
     *
     * @param coords (R, L, P, 2)
     * @param mask (R, L), 1 for the words that count
     */
    public static NDArray boxes(NDArray coords, NDArray mask) {
        Shape s = coords.getShape();
        NDArray flat = coords.reshape(s.get(0), s.get(1) * s.get(2), 2);                      // (R, L·P, 2)
        NDArray counts = mask.expandDims(2).repeat(2, s.get(2)).reshape(s.get(0), s.get(1) * s.get(2), 1);
        int[] words = {1};
        NDArray high = flat.max(words, true).addi(1f);                                        // (R, 1, 2)
        NDArray low = flat.min(words, true).subi(1f);
        NDArray absent = counts.neg().addi(1f);
        NDArray from = flat.mul(counts).addi(absent.mul(high)).min(words);
        NDArray to = flat.mul(counts).addi(absent.mul(low)).max(words);
        return from.concat(to, 1);
    }
}
