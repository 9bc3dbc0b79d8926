package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.image.Resampling;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Drop;
import org.pixelllm.nn.Heads;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Linear;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Resize;
import org.pixelllm.nn.Rotary2d;
import org.pixelllm.nn.SwiGlu;

/**
 * EVA-02's vision transformer: rotary attention and gated MLPs over patches and a class token.
 *
 * <p>B batch, T = 1 + grid² tokens, D width, N heads, H = D / N. The class token is dropped after the last norm.
 *
 * @see <a href="https://arxiv.org/abs/2303.11331">EVA-02</a>
 */
public final class Eva02Encoder {
    private final EncoderConfig config;
    private final Stem stem;
    private final NDArray classToken;
    private final NDArray position;
    private final List<Block> blocks = new ArrayList<>();
    private final LayerNorm lastNorm;
    private final Rotary2d rotary;

    /** Asks for all parameters of the encoder. */
    public Eva02Encoder(Params p, EncoderConfig config) {
        this.config = config;
        int width = config.width();
        int pretrainGrid = config.pretrainSize() / config.patchSize();
        stem = Stem.of(p, config.stem(), config.patchSize(), width);
        classToken = p.tensor("cls_token", Init.normal(0.02), 1, 1, width);
        position = p.tensor("pos_embed", Init.normal(0.02), 1, 1 + (long) pretrainGrid * pretrainGrid, width);
        for (int i = 0; i < config.depth(); i++) {
            blocks.add(new Block(p.in("blocks." + i), config, i / Math.max(1.0, config.depth() - 1.0)));
        }
        lastNorm = new LayerNorm(p.in("ln_post"), width, 1e-6);
        rotary = new Rotary2d(classToken.getManager(), config.grid(), config.rotaryStep(), width / config.heads());
    }

    /**
     * What the encoder computes on the way.
     *
     * @param patches (B, grid, grid, D), before class token and position
     * @param blocks (B, T, D) after each block
     * @param output (B, T, D) after the last norm, class token first
     */
    public record Stages(NDArray patches, List<NDArray> blocks, NDArray output) {}

    /**
     * Encodes pictures.
     *
     * @param pixels (B, Y, X, 3), normalised; resized to the encoder's input size if needed
     * @return (B, grid, grid, D), row-major from the top left
     */
    public NDArray apply(NDArray pixels) {
        NDArray output = stages(pixels).output();
        Shape s = output.getShape();
        return output.get(":, 1:").reshape(s.get(0), config.grid(), config.grid(), s.get(2));
    }

    /** Encodes pictures and keeps what lies between. */
    public Stages stages(NDArray pixels) {
        NDArray patches = stem.apply(Resize.apply(pixels, config.imageSize(), config.imageSize(), Resampling.BILINEAR));
        Shape s = patches.getShape();
        NDArray first = Borrow.repeated(pixels.getManager(), classToken, s.get(0), 1);
        NDArray x = first.concat(patches.reshape(s.get(0), s.get(1) * s.get(2), s.get(3)), 1)
                .addi(position(pixels.getManager()));
        List<NDArray> between = new ArrayList<>();
        for (Block block : blocks) {
            x = Borrow.brief(x, y -> block.apply(y, rotary));
            between.add(x);
        }
        return new Stages(patches, between, lastNorm.apply(x));
    }

    private NDArray position(NDManager manager) {                                     // (1, T, D)
        int pretrainGrid = config.pretrainSize() / config.patchSize();
        if (pretrainGrid == config.grid()) {
            return position;
        }
        NDArray table = Borrow.in(manager, position);
        NDArray grid = table.get(":, 1:").reshape(1, pretrainGrid, pretrainGrid, config.width());
        NDArray resized = Resize.apply(grid, config.grid(), config.grid(), Resampling.BICUBIC);
        return table.get(":, :1").concat(resized.reshape(1, -1, config.width()), 1);
    }

    /** One block: x + attention(norm(x)), then x + mlp(norm(x)). */
    private static final class Block {
        private final LayerNorm norm1;
        private final LayerNorm norm2;
        private final Linear query;
        private final Linear key;
        private final Linear value;
        private final LayerNorm innerNorm; // null in the published model
        private final Linear out;
        private final SwiGlu mlp;
        private final int heads;
        private final NDArray scale;
        private final Drop drop;
        private final double depth; // 0 for the first block to 1 for the last

        Block(Params p, EncoderConfig config, double depth) {
            this.depth = depth;
            drop = p.drop();
            int width = config.width();
            Params attention = p.in("attn");
            norm1 = new LayerNorm(p.in("norm1"), width, 1e-6);
            norm2 = new LayerNorm(p.in("norm2"), width, 1e-6);
            query = Linear.of(kernel(attention.in("q_proj"), width), attention.tensor("q_bias", Init.zeros(), width));
            key = Linear.of(kernel(attention.in("k_proj"), width), null);
            value = Linear.of(kernel(attention.in("v_proj"), width), attention.tensor("v_bias", Init.zeros(), width));
            innerNorm = config.variant().innerNorm() ? new LayerNorm(attention.in("inner_attn_ln"), width, 1e-6) : null;
            out = Linear.biased(attention.in("proj"), width, width);
            mlp = new SwiGlu(p.in("mlp"), width, config.mlpWidth(), config.variant().mlpNormEps());
            heads = config.heads();
            NDManager constants = attention.tensor("q_bias", Init.zeros(), width).getManager();
            scale = constants.create((float) (1 / Math.sqrt((double) width / heads)));
        }

        private static NDArray kernel(Params p, int width) {
            return p.tensor("kernel", Init.xavier(), width, width);
        }

        NDArray apply(NDArray x, Rotary2d rotary) {                                           // (B, T, D)
            NDArray y = norm1.apply(x);
            NDArray q = turned(query.apply(y), rotary);                                       // (B, N, T, H)
            NDArray k = turned(key.apply(y), rotary);
            NDArray v = Heads.split(value.apply(y), heads);
            NDArray mixed = Heads.merge(Heads.attend(q, k, v, scale));                         // (B, T, D)
            NDArray attended = x
                    .add(drop.branch(out.apply(innerNorm == null ? mixed : innerNorm.apply(mixed)), depth));
            return attended.add(drop.branch(mlp.apply(norm2.apply(attended)), depth));
        }

        private NDArray turned(NDArray x, Rotary2d rotary) {                                  // (B, T, D)
            Shape s = x.getShape();
            return rotary.apply(x.reshape(s.get(0), s.get(1), heads, s.get(2) / heads)).swapAxes(1, 2);
        }
    }
}
