package org.pixelllm.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixelllm.model.detection.BoxDecoderConfig;
import org.pixelllm.model.detection.CenterHeadConfig;
import org.pixelllm.model.detection.ProposalConfig;
import org.pixelllm.model.detection.PyramidConfig;
import org.pixelllm.model.detection.RoiConfig;

/**
 * The default model's shape: every part of the published one, small enough to learn on two cores.
 *
 * <p>Words and boxes come from EVA-02's map, outlines from SAM's, which is finer.
 */
public final class ScenesModel {
    /** Side of the input in pixels. */
    public static final int PIXELS = 256;

    private static final int FIRST_PIXELS = 192; // the size at which it learns first; its position table keeps it
    private static final int PATCH = 16;
    private static final int SAM_PATCH = 8;
    private static final int SAM_DEPTH = 3;
    private static final int PROMPT_WIDTH = 128;

    private ScenesModel() {}

    /**
     * Returns the shape.
     *
     * @param vocabulary number of tokens
     * @param pixels side of the input, a multiple of 16; the weights fit any
     */
    public static ModelConfig of(int vocabulary, int pixels) {
        return new ModelConfig(ModelConfig.VERSION, encoder(pixels), Optional.of(sam(pixels)), List.of(FeatureMap.EVA),
                new ExtractorConfig(PROMPT_WIDTH, 128, 2, 256, 36, 128), ModelConfig.Projection.LINEAR,
                new TextConfig(vocabulary, 128, 4, 32, 2, 2, 384, 64, LoraConfig.NONE, LoraConfig.NONE),
                new PointConfig(256, 3, 2, PointConfig.Answer.FULL_STOP), PointMasks.PUBLISHED,
                Optional.of(new RegionsConfig(List.of(FeatureMap.EVA), boxes())),
                Optional.of(new MasksConfig(new MaskConfig(PROMPT_WIDTH, 2, 256, 128, 1), Optional.empty())));
    }

    /** Neighbouring patches count as far apart as on the first grid, so that a larger one looks alike. */
    private static EncoderConfig encoder(int pixels) {
        return new EncoderConfig(pixels, PATCH, FIRST_PIXELS, 192, 4, 6, 8.0 / 3, EncoderConfig.Stem.CONVOLUTIONS,
                PixelStats.CLIP, new EvaVariant(false, FIRST_PIXELS / PATCH, EvaVariant.DEFAULT.mlpNormEps()));
    }

    private static SamConfig sam(int pixels) {
        return new SamConfig(pixels, SAM_PATCH, PIXELS, 64, SAM_DEPTH, 4, 2, 8,
                IntStream.range(0, SAM_DEPTH).boxed().toList(), PROMPT_WIDTH, PixelStats.SAM,
                new SamVariant(EncoderConfig.Stem.CONVOLUTIONS));
    }

    private static BoxDecoderConfig boxes() {
        return new BoxDecoderConfig(new PyramidConfig(8, 192, 64), new CenterHeadConfig(64, 2, 8),
                new ProposalConfig(200, 48, 0.7), new RoiConfig(List.of(128), 0.5, 0.05, 16));
    }
}
