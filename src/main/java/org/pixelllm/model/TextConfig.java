package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import org.pixelllm.nn.Params;

/**
 * Shape of a T5 text head.
 *
 * @param vocabulary number of tokens (V)
 * @param width channels of a token (D)
 * @param heads attention heads (N)
 * @param headWidth channels of a head (H)
 * @param encoderLayers layers of the encoder
 * @param decoderLayers layers of the decoder
 * @param mlpWidth hidden width of the gated MLPs
 * @param maxLength longest text in tokens, begin and end included (L)
 * @param encoderLora low-rank adaptation of the encoder
 * @param decoderLora low-rank adaptation of the decoder, cross-attention included
 */
public record TextConfig(int vocabulary, int width, int heads, int headWidth, int encoderLayers, int decoderLayers,
        int mlpWidth, int maxLength, LoraConfig encoderLora, LoraConfig decoderLora) implements HeadConfig {
    /** Id that begins every text, and pads it: T5 has one token for both. */
    public static final int BEGIN = 0;

    /** Id that ends every text. */
    public static final int END = 1;

    public TextConfig {
        require(vocabulary > 2 && vocabulary <= 1_000_000, "%d tokens are not in 3..1000000", vocabulary);
        require(width > 0 && heads > 0 && headWidth > 0 && mlpWidth > 0, "widths must be positive: %d, %d x %d, %d",
                width,
                heads, headWidth, mlpWidth);
        require(width <= 16384 && heads <= 256 && headWidth <= 512 && mlpWidth <= 65536,
                "widths are beyond 16384, 256 x 512, 65536: %d, %d x %d, %d", width, heads, headWidth, mlpWidth);
        require(encoderLayers > 0 && decoderLayers > 0, "the stacks need layers: %d, %d", encoderLayers, decoderLayers);
        require(encoderLayers <= 200 && decoderLayers <= 200, "the stacks have more than 200 layers: %d, %d",
                encoderLayers, decoderLayers);
        require(maxLength > 2 && maxLength <= 4096, "longest text %d is not in 3..4096", maxLength);
        require(encoderLora != null && decoderLora != null, "LoRA settings are missing");
    }

    /** Returns this shape with another number of tokens. */
    public TextConfig withVocabulary(int tokens) {
        return new TextConfig(tokens, width, heads, headWidth, encoderLayers, decoderLayers, mlpWidth, maxLength,
                encoderLora, decoderLora);
    }

    /** Returns this shape with the same LoRA in encoder and decoder. */
    public TextConfig with(LoraConfig lora) {
        return new TextConfig(vocabulary, width, heads, headWidth, encoderLayers, decoderLayers, mlpWidth, maxLength,
                lora, lora);
    }

    /** Returns {@code width}: visual tokens stand among the embedded ones. */
    @Override
    public int visualWidth() {
        return width;
    }

    @Override
    public TextIds ids() {
        return TextIds.T5;
    }

    @Override
    public TextHead head(Params p) {
        return new T5TextHead(p.in("t5_module"), this);
    }
}
