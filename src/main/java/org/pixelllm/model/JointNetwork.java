package org.pixelllm.model;

import java.util.Optional;
import org.pixelllm.model.detection.BoxDecoder;

/**
 * The published model with all its parts: sees, captions, points, segments and detects.
 *
 * @param vision the image encoders
 * @param reader from prompts to visual tokens
 * @param text the language model
 * @param points the point predictor
 * @param segmenter masks, where the model has them
 * @param boxes finds regions, where the model does
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, figure 2
 */
public record JointNetwork(Vision vision, PromptReader reader, TextHead text, PointPredictor points,
        Optional<Segmenter> segmenter, Optional<BoxDecoder> boxes) {}
