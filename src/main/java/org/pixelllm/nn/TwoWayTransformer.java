package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * SAM's transformer in which tokens read the picture and the picture reads the tokens.
 *
 * <p>B batch, T tokens, S places of the picture, D width. Cross attention works at half width; norms stand after
 * (eps 1e-5); the MLP is ReLU.
 */
public final class TwoWayTransformer {
    private final List<Layer> layers = new ArrayList<>();
    private final Attention finalAttention;
    private final LayerNorm finalNorm;

    /**
     * What the transformer returns.
     *
     * @param tokens (B, T, D)
     * @param picture (B, S, D)
     */
    public record Output(NDArray tokens, NDArray picture) {}

    /** Asks for {@code layers.i}, {@code final_attn_token_to_image} and {@code norm_final_attn}. */
    public TwoWayTransformer(Params p, int width, int depth, int heads, int mlpWidth) {
        for (int i = 0; i < depth; i++) {
            layers.add(new Layer(p.in("layers." + i), width, heads, mlpWidth));
        }
        finalAttention = new Attention(p.in("final_attn_token_to_image"), width, width / 2, heads);
        finalNorm = new LayerNorm(p.in("norm_final_attn"), width, 1e-5);
    }

    /**
     * Runs all layers; what lies between two of them is freed at once.
     *
     * @param picture (B, S, D), or fewer, each of which as many tokens read as stand together: as long as no tokens have
     *            changed it, it is computed with once
     * @param position of each place (1, S, D), added to every key of the picture
     * @param tokens (B, T, D), which serve as their own positional term
     */
    public Output apply(NDArray picture, NDArray position, NDArray tokens) {
        Output now = think(picture, position, tokens);
        NDArray read = finalAttention.apply(now.tokens().add(tokens), now.picture().add(position), now.picture());
        return new Output(finalNorm.apply(now.tokens().add(read)), now.picture());
    }

    /**
     * Returns how much each token attends to each place of the picture when it reads it last, mean over the heads.
     *
     * @return (B, T, S)
     */
    public NDArray attention(NDArray picture, NDArray position, NDArray tokens) {
        Output now = think(picture, position, tokens);
        return finalAttention.weights(now.tokens().add(tokens), now.picture().add(position));
    }

    /** Runs the layers before the last reading. */
    private Output think(NDArray picture, NDArray position, NDArray tokens) {
        Output now = new Output(tokens, picture);
        for (int i = 0; i < layers.size(); i++) {
            now = apply(layers.get(i), i == 0, now, position, tokens);
        }
        return now;
    }

    private static Output apply(Layer layer, boolean first, Output before, NDArray position, NDArray tokens) {
        NDList after = Borrow.briefly(before.tokens().getManager(), scope -> {
            NDArray own = Borrow.in(scope, tokens);
            NDArray read = layer.selfAttend(Borrow.in(scope, before.tokens()), own, first);
            Output both = layer.cross(read, Borrow.in(scope, before.picture()), position, own);
            return new NDList(both.tokens(), both.picture());
        });
        return new Output(after.get(0), after.get(1));
    }

    private static final class Layer {
        private final Attention self;
        private final Attention tokenToImage;
        private final Attention imageToToken;
        private final FeedForward mlp;
        private final LayerNorm norm1;
        private final LayerNorm norm2;
        private final LayerNorm norm3;
        private final LayerNorm norm4;

        Layer(Params p, int width, int heads, int mlpWidth) {
            self = new Attention(p.in("self_attn"), width, width, heads);
            tokenToImage = new Attention(p.in("cross_attn_token_to_image"), width, width / 2, heads);
            imageToToken = new Attention(p.in("cross_attn_image_to_token"), width, width / 2, heads);
            mlp = new FeedForward(p.in("mlp"), Activation.RELU, width, mlpWidth);
            norm1 = new LayerNorm(p.in("norm1"), width, 1e-5);
            norm2 = new LayerNorm(p.in("norm2"), width, 1e-5);
            norm3 = new LayerNorm(p.in("norm3"), width, 1e-5);
            norm4 = new LayerNorm(p.in("norm4"), width, 1e-5);
        }

        /** The first layer replaces the tokens: no residual, no positional term. */
        NDArray selfAttend(NDArray q, NDArray tokens, boolean first) {
            if (first) {
                return norm1.apply(self.apply(q, q, q));
            }
            NDArray placed = q.add(tokens);
            return norm1.apply(q.add(self.apply(placed, placed, q)));
        }

        Output cross(NDArray q, NDArray picture, NDArray position, NDArray tokens) {
            NDArray placed = picture.add(position);
            NDArray read = norm2.apply(q.add(tokenToImage.apply(q.add(tokens), placed, picture)));
            NDArray thought = norm3.apply(read.add(mlp.apply(read)));
            NDArray written = imageToToken.apply(placed, thought.add(tokens), thought);
            return new Output(thought, norm4.apply(added(picture, written)));
        }

        private static NDArray added(NDArray picture, NDArray written) {                   // (B or fewer, S, D), (B, S, D)
            Shape each = written.getShape();
            Shape one = picture.getShape();
            return picture.reshape(one.get(0), 1, one.get(1), one.get(2))
                    .add(written.reshape(one.get(0), -1, one.get(1), one.get(2))).reshape(each);
        }
    }
}
