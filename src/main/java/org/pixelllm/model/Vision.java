package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.pixelllm.nn.Params;

/**
 * Sees pictures as the published model does: with EVA-02 and, where masks or boxes are wanted, with SAM beside it.
 *
 * <p>B pictures, F = all encoders' channels.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 4.1
 */
public final class Vision {
    private final EncoderConfig evaConfig;
    private final Eva02Encoder eva;
    private final Optional<SamConfig> samConfig;
    private final Optional<SamEncoder> sam;

    /** Asks for {@code git_backbone} and, if wanted, {@code sam_backbone}. */
    public Vision(Params p, EncoderConfig eva, Optional<SamConfig> sam) {
        this.evaConfig = eva;
        this.samConfig = sam;
        this.eva = new Eva02Encoder(p.in("git_backbone"), eva);
        this.sam = sam.map(config -> new SamEncoder(p.in("sam_backbone"), config));
    }

    /**
     * What is seen.
     *
     * @param features (B, Y, X, F), all encoders' maps on the finest grid
     * @param sam (B, y, x, C), SAM's map alone
     * @param extents (B, 2), height and width of each picture without its padding, in pixels
     */
    public record Seen(NDArray features, Optional<NDArray> sam, NDArray extents) {}

    /**
     * Encodes pictures; do it once for all prompts.
     *
     * @param pixels (B, Y, X, 3), 0 to 255
     * @param inside (B, Y, X), 1 inside the picture, 0 in the padding
     */
    public Seen apply(NDArray pixels, NDArray inside) {
        NDArray words = eva.apply(evaConfig.pixels().apply(pixels, inside));
        Optional<NDArray> shapes = sam.map(encoder -> encoder.apply(samConfig.orElseThrow().pixels().apply(pixels,
                inside)));
        NDArray features = shapes.map(map -> FeatureFusion.apply(List.of(words, map))).orElse(words);
        return new Seen(features, shapes, Extents.of(inside));
    }

    /** Returns the channels of the joined map (F). */
    public int width() {
        return evaConfig.width() + samConfig.map(SamConfig::outputWidth).orElse(0);
    }

    /** Returns the size by which prompts are measured: the larger of the encoders' inputs. */
    public Extent promptSize() {
        int side = Math.max(evaConfig.imageSize(), samConfig.map(SamConfig::imageSize).orElse(0));
        return new Extent(side, side);
    }

    /** Returns the size by which boxes are measured when masks are told: SAM's input. */
    public Extent maskSize() {
        int side = samConfig.orElseThrow(() -> new IllegalStateException("there are no masks without SAM")).imageSize();
        return new Extent(side, side);
    }
}
