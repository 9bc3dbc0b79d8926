package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

/**
 * Everything that fixes the shape of a model.
 *
 * @param version of this record; {@link #VERSION}
 * @param encoder the image encoder
 * @param extractor prompt encoder and prompt feature extractor
 * @param text the language model
 * @param point the point predictor
 */
public record ModelConfig(int version, EncoderConfig encoder, ExtractorConfig extractor, TextConfig text,
        PointConfig point) {
    /** The version that this code reads and writes. */
    public static final int VERSION = 1;

    public ModelConfig {
        require(version == VERSION, "version %d is not %d, the one that this release reads", version, VERSION);
        require(encoder != null, "the encoder is missing");
        require(extractor != null, "the extractor is missing");
        require(text != null, "the text head is missing");
        require(point != null, "the point predictor is missing");
    }

    /**
     * The default model's shape: 128 pixels in 16-pixel patches, small enough to learn on two cores.
     *
     * @param vocabulary number of tokens
     */
    public static ModelConfig scenes(int vocabulary) {
        return new ModelConfig(VERSION,
                new EncoderConfig(128, 16, 128, 192, 4, 6, 8.0 / 3, EncoderConfig.Stem.CONVOLUTIONS, PixelStats.CLIP),
                new ExtractorConfig(128, 128, 2, 256, 32, 128),
                new TextConfig(vocabulary, 128, 4, 32, 2, 2, 384, 64, LoraConfig.NONE, LoraConfig.NONE),
                new PointConfig(256, 3, 2, PointConfig.Answer.FULL_STOP));
    }

    /**
     * Takes every branch; builds and runs in milliseconds.
     *
     * @param vocabulary number of tokens
     */
    public static ModelConfig tiny(int vocabulary) {
        LoraConfig lora = new LoraConfig(2, 2, java.util.List.of("q", "v"));
        return new ModelConfig(VERSION,
                new EncoderConfig(32, 8, 24, 24, 1, 2, 2, EncoderConfig.Stem.PATCH, PixelStats.CLIP),
                new ExtractorConfig(16, 32, 2, 32, 4, 24),
                new TextConfig(vocabulary, 32, 2, 16, 1, 1, 48, 24, lora, lora),
                new PointConfig(32, 3, 2, PointConfig.Answer.LAST_WORD));
    }
}
