package org.pixelllm.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixelllm.model.detection.BoxDecoderConfig;

/**
 * Models of the published size, and one that an ordinary computer runs.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 4.1
 */
public final class Presets {
    /** Side of the square input picture, the same for both encoders. */
    public static final int IMAGE_SIZE = 384;

    /** Longest text in tokens. */
    public static final int LENGTH = 128;

    /** Channels of the visual tokens. */
    public static final int VISUAL_WIDTH = 1024;

    /** EVA-02-L, pretrained on 224 pixels. */
    private static final EncoderConfig EVA_LARGE = new EncoderConfig(IMAGE_SIZE, 14, 224, 1024, 24, 16, 8.0 / 3,
            EncoderConfig.Stem.PATCH, PixelStats.CLIP);

    /** EVA-02-B, pretrained on 224 pixels. */
    private static final EncoderConfig EVA_BASE = new EncoderConfig(IMAGE_SIZE, 14, 224, 768, 12, 12, 8.0 / 3,
            EncoderConfig.Stem.PATCH, PixelStats.CLIP);

    private static final SamConfig SAM_HUGE = new SamConfig(IMAGE_SIZE, 16, 1024, 1280, 32, 16, 4, 14,
            allBut(32, 7, 15, 23, 31), 256, PixelStats.SAM);

    private static final SamConfig SAM_BASE = new SamConfig(IMAGE_SIZE, 16, 1024, 768, 12, 12, 4, 14,
            allBut(12, 2, 5, 8, 11), 256, PixelStats.SAM);

    private static final TextConfig T5_XL = new TextConfig(32128, 2048, 32, 64, 24, 24, 5120, LENGTH,
            LoraConfig.PUBLISHED, LoraConfig.PUBLISHED);

    private static final TextConfig T5_BASE = new TextConfig(32128, 768, 12, 64, 12, 12, 2048, LENGTH,
            LoraConfig.PUBLISHED, LoraConfig.PUBLISHED);

    private static final GitConfig BERT = new GitConfig(30522, VISUAL_WIDTH, 768, 12, 6, 3072, 1024, LENGTH,
            TextIds.BERT);

    /** The published model with Flan-T5-XL: SAM ViT-H, EVA-02-L. */
    public static final ModelConfig PUBLISHED_T5_XL = published(EVA_LARGE, SAM_HUGE, MaskConfig.PUBLISHED, T5_XL);

    /** The published model with GIT's text head over BERT's tokens: SAM ViT-H, EVA-02-L. */
    public static final ModelConfig PUBLISHED_BERT = published(EVA_LARGE, SAM_HUGE, MaskConfig.PUBLISHED, BERT);

    /** The published architecture at a size for ordinary computers: SAM ViT-B, EVA-02-B, Flan-T5-base. */
    public static final ModelConfig BASE = published(EVA_BASE, SAM_BASE, MaskConfig.PUBLISHED, T5_BASE);

    private Presets() {}

    /**
     * Joins encoders and a language model as published; what reads prompts, points and boxes has its published widths.
     *
     * @throws IllegalArgumentException if the parts do not fit each other
     */
    public static ModelConfig published(EncoderConfig eva, SamConfig sam, MaskConfig masks, HeadConfig text) {
        List<FeatureMap> both = List.of(FeatureMap.EVA, FeatureMap.SAM);
        ModelConfig.Projection projection = text instanceof GitConfig
                ? ModelConfig.Projection.NONE
                : ModelConfig.Projection.LINEAR;
        return new ModelConfig(ModelConfig.VERSION, eva, Optional.of(sam), both,
                new ExtractorConfig(sam.outputWidth(), 512, 6, 2048, 32, VISUAL_WIDTH), projection, text,
                new PointConfig(512, 4, 2, PointConfig.Answer.LAST_WORD), PointMasks.PUBLISHED,
                Optional.of(new RegionsConfig(both, BoxDecoderConfig.PUBLISHED)), Optional.of(new MasksConfig(masks,
                        Optional.of(new MaskAdapterConfig(masks.width(), 2, 2048, 2)))));
    }

    private static List<Integer> allBut(int depth, Integer... everywhere) {
        return IntStream.range(0, depth).boxed().filter(block -> !List.of(everywhere).contains(block)).toList();
    }
}
