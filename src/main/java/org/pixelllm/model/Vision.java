package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.pixelllm.nn.Borrow;
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
     * @param eva (B, Y, X, D), EVA-02's map
     * @param sam (B, y, x, C), SAM's map
     * @param extents (B, 2), height and width of each picture without its padding, in pixels
     * @param padded size of all pictures with their padding
     */
    public record Seen(NDArray eva, Optional<NDArray> sam, NDArray extents, Extent padded) {
        /** Returns all maps, joined: (B, Y, X, F). */
        public NDArray features() {
            return features(sam.isPresent() ? List.of(FeatureMap.EVA, FeatureMap.SAM) : List.of(FeatureMap.EVA));
        }

        /** Returns these maps, joined on the finest grid: (B, Y, X, F). */
        public NDArray features(List<FeatureMap> maps) {
            return FeatureFusion.apply(maps.stream().map(m -> m == FeatureMap.EVA ? eva : sam.orElseThrow()).toList());
        }

        /** Returns the same with another map of SAM's. */
        public Seen with(Optional<NDArray> map) {
            return new Seen(eva, map, extents, padded);
        }

        /** Frees the maps. */
        public void close() {
            eva.close();
            sam.ifPresent(NDArray::close);
            extents.close();
        }

        /** Returns the same numbers, owned by a manager. */
        public Seen in(NDManager manager) {
            return new Seen(Borrow.in(manager, eva), sam.map(map -> Borrow.in(manager, map)),
                    Borrow.in(manager, extents), padded);
        }
    }

    /**
     * Encodes pictures; do it once for all prompts.
     *
     * @param pixels (B, Y, X, 3), 0 to 255
     * @param inside (B, Y, X), 1 inside the picture, 0 in the padding
     */
    public Seen apply(NDArray pixels, NDArray inside) {
        return withoutSam(pixels, inside).with(sam(pixels, inside));
    }

    /** Encodes pictures as {@link #apply} does, but leaves SAM's map out. */
    public Seen withoutSam(NDArray pixels, NDArray inside) {
        Shape s = pixels.getShape();
        return new Seen(eva.apply(evaConfig.pixels().apply(pixels, inside)), Optional.empty(), Extents.of(inside),
                new Extent((int) s.get(1), (int) s.get(2)));
    }

    /** Returns SAM's map alone, if there is a SAM encoder: (B, y, x, C). */
    public Optional<NDArray> sam(NDArray pixels, NDArray inside) {
        return sam.map(encoder -> encoder.apply(samConfig.orElseThrow().pixels().apply(pixels, inside)));
    }

    /** Returns the channels of all maps joined (F). */
    public int width() {
        return evaConfig.width() + samConfig.map(SamConfig::outputWidth).orElse(0);
    }

    /** Returns the channels of these maps joined (F). */
    public int width(List<FeatureMap> maps) {
        return maps.stream().mapToInt(m -> m == FeatureMap.EVA ? evaConfig.width() : sam().outputWidth()).sum();
    }

    /** Returns the size by which prompts are measured: the larger of the encoders' inputs. */
    public Extent promptSize() {
        return square(Math.max(evaConfig.imageSize(), samConfig.map(SamConfig::imageSize).orElse(0)));
    }

    /** Returns the size by which prompts are measured if they read these maps: the larger of the inputs. */
    public Extent promptSize(List<FeatureMap> maps) {
        return square(maps.stream().mapToInt(m -> m == FeatureMap.EVA ? evaConfig.imageSize() : sam().imageSize()).max()
                .orElseThrow());
    }

    /** Returns the size by which boxes are measured when masks are told: SAM's input. */
    public Extent maskSize() {
        return square(sam().imageSize());
    }

    private SamConfig sam() {
        return samConfig.orElseThrow(() -> new IllegalStateException("there is no SAM encoder"));
    }

    private static Extent square(int side) {
        return new Extent(side, side);
    }
}
