package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Doubling;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Joined;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Mlp;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.TwoWayTransformer;

/**
 * SAM's mask decoder: tokens read the feature map, then each tells a linear map from the enlarged features to a mask.
 *
 * <p>B pictures, R = B·N prompts, Y rows and X columns of the feature map, S = Y·X, C channels, K prompt tokens,
 * M masks.
 *
 * @see <a href="https://arxiv.org/abs/2304.02643">Segment Anything</a>, figure 14
 */
public final class MaskDecoder {
    private final MaskConfig config;
    private final NDArray qualityToken; // (1, C)
    private final NDArray maskTokens;   // (M, C)
    private final TwoWayTransformer transformer;
    private final Doubling first;
    private final LayerNorm norm;
    private final Doubling second;
    private final List<Mlp> tellers = new ArrayList<>();
    private final Mlp quality;

    /** Asks for all parameters of the decoder. */
    public MaskDecoder(Params p, MaskConfig config) {
        this.config = config;
        int width = config.width();
        int hidden = config.headWidth();
        qualityToken = p.tensor("iou_token.weight", Init.normal(1), 1, width);
        maskTokens = p.tensor("mask_tokens.weight", Init.normal(1), config.masks(), width);
        transformer = new TwoWayTransformer(p.in("transformer"), width, config.depth(), MaskConfig.HEADS,
                config.mlpWidth());
        first = new Doubling(p.in("output_upscaling").in("0"), width, width / 4);
        norm = new LayerNorm(p.in("output_upscaling").in("1"), width / 4, 1e-6);
        second = new Doubling(p.in("output_upscaling").in("3"), width / 4, width / 8);
        for (int i = 0; i < config.masks(); i++) {
            tellers.add(new Mlp(p.in("output_hypernetworks_mlps." + i), Activation.RELU, width, hidden, hidden,
                    width / 8));
        }
        quality = new Mlp(p.in("iou_prediction_head"), Activation.RELU, width, hidden, hidden, config.masks());
    }

    /**
     * What the decoder tells.
     *
     * @param masks (R, M, 4Y, 4X), logits: above 0 is inside
     * @param quality (R, M), the IoU that it expects of each
     */
    public record Output(NDArray masks, NDArray quality) {
        /** Returns the single answer, the first mask: (R, 1, 4Y, 4X) and (R, 1). The others are SAM's "multimask". */
        public Output single() {
            return new Output(masks.get(":, :1"), quality.get(":, :1"));
        }
    }

    /**
     * Decodes the masks of prompts; the prompts of a picture stand together.
     *
     * @param features (B, Y, X, C), SAM's feature map
     * @param position (1, S, C), from {@link PromptEncoder#dense}
     * @param sparse (R, K, C), the prompts' tokens
     * @param dense (1, C), {@link PromptEncoder#noMask}, or (R, S, C)
     */
    public Output apply(NDArray features, NDArray position, NDArray sparse, NDArray dense) {
        NDManager manager = sparse.getManager();
        Shape map = features.getShape();
        long rows = sparse.getShape().get(0);
        NDArray maps = features.reshape(map.get(0), map.get(1) * map.get(2), map.get(3));
        boolean alike = dense.getShape().dimension() == 2;
        NDArray picture = (alike ? maps : maps.repeat(0, rows / map.get(0))).add(dense);        // (B or R, S, C)
        NDArray own = Borrow.in(manager, qualityToken).concat(maskTokens, 0);
        NDArray tokens = Borrow.repeated(manager, own, rows, own.getShape().get(0)).concat(sparse, 1);
        TwoWayTransformer.Output read = transformer.apply(picture, position, tokens);
        NDArray enlarged = enlarge(read.picture().reshape(rows, map.get(1), map.get(2), map.get(3)));
        return new Output(masks(read.tokens(), enlarged), quality.apply(read.tokens().get(":, 0")));
    }

    private NDArray enlarge(NDArray picture) {                                                  // (R, Y, X, C)
        NDArray twice = Activation.GELU.apply(norm.apply(first.apply(picture)));
        return Activation.GELU.apply(second.apply(twice));                                      // (R, 4Y, 4X, C / 8)
    }

    private NDArray masks(NDArray tokens, NDArray enlarged) {
        NDList told = new NDList();
        for (int i = 0; i < config.masks(); i++) {
            told.add(tellers.get(i).apply(tokens.get(":, " + (1 + i) + ":" + (2 + i))));        // (R, 1, C / 8)
        }
        Shape s = enlarged.getShape();
        NDArray places = enlarged.reshape(s.get(0), s.get(1) * s.get(2), s.get(3)).swapAxes(1, 2);
        return Joined.of(told, 1).matMul(places).reshape(s.get(0), config.masks(), s.get(1), s.get(2));
    }
}
