package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.image.Resampling;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Convolution;
import org.pixelllm.nn.FeedForward;
import org.pixelllm.nn.GridAttention;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Resize;
import org.pixelllm.nn.Windows;

/**
 * SAM's image encoder: most blocks attend within windows, some everywhere; a neck of convolutions ends it.
 *
 * <p>B batch, n rows and columns of patches, D width, C output channels. All norms have eps 1e-6.
 *
 * @see <a href="https://arxiv.org/abs/2304.02643">Segment Anything</a>, appendix A
 */
public final class SamEncoder {
    private static final double EPS = 1e-6;

    private final SamConfig config;
    private final Stem stem;
    private final NDArray position; // (1, grid of pretraining, the same, D)
    private final List<Block> blocks = new ArrayList<>();
    private final Neck neck;

    /** Asks for all parameters of the encoder. */
    public SamEncoder(Params p, SamConfig config) {
        this.config = config;
        stem = Stem.of(p, config.variant().stem(), config.patchSize(), config.width());
        position = p.tensor("pos_embed", Init.normal(0.02), 1, config.pretrainGrid(), config.pretrainGrid(),
                config.width());
        for (int i = 0; i < config.depth(); i++) {
            blocks.add(new Block(p.in("blocks." + i), config, config.windowed().contains(i)));
        }
        neck = new Neck(p.in("neck"), config.width(), config.outputWidth());
    }

    /**
     * What the encoder computes on the way.
     *
     * @param patches (B, n, n, D), before the position
     * @param blocks (B, n, n, D) after each block
     * @param output (B, n, n, C), after the neck
     */
    public record Stages(NDArray patches, List<NDArray> blocks, NDArray output) {}

    /**
     * Encodes pictures.
     *
     * @param pixels (B, Y, X, 3), normalised; resized to the encoder's input size if needed
     * @return (B, n, n, C)
     */
    public NDArray apply(NDArray pixels) {
        NDArray x = placed(patches(pixels));
        for (Block block : blocks) {
            x = Borrow.brief(x, block::apply);
        }
        return neck.apply(x);
    }

    /** Encodes pictures and keeps what lies between. */
    public Stages stages(NDArray pixels) {
        NDArray patches = patches(pixels);
        NDArray x = placed(patches);
        List<NDArray> between = new ArrayList<>();
        for (Block block : blocks) {
            x = block.apply(x);
            between.add(x);
        }
        return new Stages(patches, between, neck.apply(x));
    }

    private NDArray patches(NDArray pixels) {
        return stem.apply(Resize.apply(pixels, config.imageSize(), config.imageSize(), Resampling.BILINEAR));
    }

    private NDArray placed(NDArray patches) {
        NDArray table = Borrow.in(patches.getManager(), position);
        return patches.add(Resize.apply(table, config.grid(), config.grid(), Resampling.BICUBIC));
    }

    /** One block: x + attention(norm(x)), then x + mlp(norm(x)). */
    private static final class Block {
        private final LayerNorm norm1;
        private final LayerNorm norm2;
        private final GridAttention attention;
        private final FeedForward mlp;
        private final int window; // 0 attends everywhere

        Block(Params p, SamConfig config, boolean windowed) {
            window = windowed ? config.window() : 0;
            norm1 = new LayerNorm(p.in("norm1"), config.width(), EPS);
            norm2 = new LayerNorm(p.in("norm2"), config.width(), EPS);
            attention = new GridAttention(p.in("attn"), config.width(), config.heads(),
                    windowed ? window : config.grid(), windowed ? window : config.pretrainGrid());
            mlp = new FeedForward(p.in("mlp"), Activation.GELU, config.width(), config.mlpWidth());
        }

        NDArray apply(NDArray x) {                                                            // (B, n, n, D)
            NDArray attended = x.add(attend(norm1.apply(x)));
            return attended.add(mlp.apply(norm2.apply(attended)));
        }

        /** Windows at the edge are filled with zeros, which take part as keys like any other place. */
        private NDArray attend(NDArray x) {
            if (window == 0) {
                return attention.apply(x);
            }
            Shape s = x.getShape();
            return Windows.join(attention.apply(Windows.cut(x, window)), (int) s.get(1), (int) s.get(2));
        }
    }

    /** Brings the map to C channels: 1x1 convolution, norm, 3x3 convolution, norm. */
    private static final class Neck {
        private final Convolution narrow;
        private final LayerNorm norm1;
        private final Convolution smooth;
        private final LayerNorm norm2;

        Neck(Params p, int width, int out) {
            narrow = Convolution.unbiased(p.in("0"), 1, width, out);
            norm1 = new LayerNorm(p.in("1"), out, EPS);
            smooth = Convolution.unbiased(p.in("2"), 3, out, out);
            norm2 = new LayerNorm(p.in("3"), out, EPS);
        }

        NDArray apply(NDArray x) {                                                            // (B, n, n, D)
            return norm2.apply(smooth.apply(norm1.apply(narrow.apply(x))));
        }
    }
}
