package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import java.util.List;
import java.util.Optional;
import org.pixelllm.model.detection.BoxDecoderConfig;
import org.pixelllm.model.detection.CenterHeadConfig;
import org.pixelllm.model.detection.ProposalConfig;
import org.pixelllm.model.detection.PyramidConfig;
import org.pixelllm.model.detection.RoiConfig;

/**
 * Everything that fixes the shape of a model.
 *
 * @param version of this record; {@link #VERSION}
 * @param encoder EVA-02's image encoder
 * @param sam SAM's image encoder, if there is one
 * @param features the maps that are joined for prompts and text, in order
 * @param extractor prompt encoder and prompt feature extractor
 * @param projection how visual tokens come to the language model's width
 * @param text the language model
 * @param point the point predictor
 * @param pointMasks which words point
 * @param regions the box decoder, if there is one
 * @param masks the mask decoder, if there is one; needs {@code sam}
 */
public record ModelConfig(int version, EncoderConfig encoder, Optional<SamConfig> sam, List<FeatureMap> features,
        ExtractorConfig extractor, Projection projection, HeadConfig text, PointConfig point, PointMasks pointMasks,
        Optional<RegionsConfig> regions, Optional<MasksConfig> masks) {
    /** The version that this code writes; it reads version 1 too. */
    public static final int VERSION = 2;

    /** How visual tokens come to the language model's width. */
    public enum Projection {
        /** By a linear layer and a norm. */
        LINEAR,
        /** They have it already. */
        NONE
    }

    public ModelConfig {
        require(version == VERSION, "version %d is not %d, the one that this release writes", version, VERSION);
        require(encoder != null, "the encoder is missing");
        require(extractor != null, "the extractor is missing");
        require(projection != null, "it is not said how visual tokens are projected");
        require(text != null, "the text head is missing");
        require(point != null, "the point predictor is missing");
        require(pointMasks != null, "it is not said which words point");
        features = List.copyOf(features);
        FeatureMap.check("prompts", features, sam.isPresent());
        regions.ifPresent(r -> FeatureMap.check("regions", r.features(), sam.isPresent()));
        require(projection == Projection.LINEAR || extractor.outputWidth() == text.visualWidth(),
                "visual tokens have width %d, the text head reads %d, and nothing projects them",
                extractor.outputWidth(), text.visualWidth());
        masks.ifPresent(m -> checkMasks(m, sam, extractor));
    }

    private static void checkMasks(MasksConfig masks, Optional<SamConfig> sam, ExtractorConfig extractor) {
        int width = masks.decoder().width();
        int map = sam.map(SamConfig::outputWidth).orElse(0);
        require(map > 0, "the mask decoder needs a SAM encoder");
        require(width == map && width == extractor.promptWidth(),
                "the mask decoder's width %d is not that of SAM's map, %d, and of prompts, %d", width, map,
                extractor.promptWidth());
    }

    /**
     * A model that captions and points, and has no second encoder, boxes or masks.
     *
     * @param encoder the image encoder
     * @param extractor prompt encoder and prompt feature extractor
     * @param text the language model
     * @param point the point predictor
     */
    public static ModelConfig plain(EncoderConfig encoder, ExtractorConfig extractor, HeadConfig text,
            PointConfig point) {
        return new ModelConfig(VERSION, encoder, Optional.empty(), List.of(FeatureMap.EVA), extractor,
                Projection.LINEAR, text, point, PointMasks.PUBLISHED, Optional.empty(), Optional.empty());
    }

    /** Returns this model with another language model. */
    public ModelConfig with(HeadConfig other) {
        return new ModelConfig(version, encoder, sam, features, extractor, projection, other, point, pointMasks,
                regions, masks);
    }

    /** Returns this model without second encoder, boxes and masks. */
    public ModelConfig withoutDecoders() {
        return new ModelConfig(version, encoder, Optional.empty(), features, extractor, projection, text, point,
                pointMasks, Optional.empty(), Optional.empty());
    }

    /**
     * Learns a world of some words, in pictures of 64 x 64 pixels, from nothing in minutes; half a million parameters.
     *
     * @param vocabulary number of tokens
     */
    public static ModelConfig small(int vocabulary) {
        return plain(new EncoderConfig(64, 8, 64, 64, 2, 4, 2, EncoderConfig.Stem.CONVOLUTIONS, PixelStats.CLIP),
                new ExtractorConfig(32, 64, 2, 128, 16, 64),
                new TextConfig(vocabulary, 64, 4, 16, 1, 2, 128, 32, LoraConfig.NONE, LoraConfig.NONE),
                new PointConfig(64, 3, 2, PointConfig.Answer.FULL_STOP));
    }

    /**
     * Takes every branch; builds and runs in milliseconds.
     *
     * @param vocabulary number of tokens
     */
    public static ModelConfig tiny(int vocabulary) {
        LoraConfig lora = new LoraConfig(2, 2, List.of("q", "v"));
        return plain(new EncoderConfig(32, 8, 24, 24, 1, 2, 2, EncoderConfig.Stem.PATCH, PixelStats.CLIP),
                new ExtractorConfig(16, 32, 2, 32, 4, 24),
                new TextConfig(vocabulary, 32, 2, 16, 1, 1, 48, 24, lora, lora),
                new PointConfig(32, 3, 2, PointConfig.Answer.LAST_WORD));
    }

    /**
     * Has every part that a model can have; builds and runs in milliseconds.
     *
     * @param vocabulary number of tokens
     */
    public static ModelConfig tinyJoint(int vocabulary) {
        ModelConfig plain = tiny(vocabulary);
        List<FeatureMap> both = List.of(FeatureMap.EVA, FeatureMap.SAM);
        BoxDecoderConfig boxes = new BoxDecoderConfig(new PyramidConfig(8, 16, 16), new CenterHeadConfig(16, 1, 4),
                new ProposalConfig(50, 20, 0.9), new RoiConfig(List.of(16), 0.5, 0.001, 6));
        return new ModelConfig(VERSION, plain.encoder(),
                Optional.of(new SamConfig(48, 16, 64, 24, 2, 2, 2, 2, List.of(0), 16, PixelStats.SAM)), both,
                plain.extractor(), Projection.LINEAR, plain.text(), plain.point(), PointMasks.PUBLISHED,
                Optional.of(new RegionsConfig(both, boxes)),
                Optional.of(new MasksConfig(new MaskConfig(16, 1, 32, 16, 4),
                        Optional.of(new MaskAdapterConfig(16, 1, 32, 2)))));
    }
}
