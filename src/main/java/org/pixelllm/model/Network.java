package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.nn.Params;

/**
 * PixelLLM's network: picture and prompt in, words' features and pixels out.
 *
 * <p>B pictures, R prompts, S places of the feature map, F its channels, T visual tokens, L text length, D text width.
 * Parameter names are those of the published checkpoints. Inference here; the losses live in training.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, figure 2
 */
public final class Network {
    private final ModelConfig config;
    private final Eva02Encoder encoder;
    private final PromptEncoder promptEncoder;
    private final PromptFeatureExtractor extractor;
    private final VisualProjection projection;
    private final T5TextHead text;
    private final PointPredictor points;

    /** Asks for all parameters. */
    public Network(Params p, ModelConfig config) {
        this.config = config;
        encoder = new Eva02Encoder(p.in("git_backbone"), config.encoder());
        promptEncoder = new PromptEncoder(p.in("prompt_encoder"), config.extractor().promptWidth());
        extractor = new PromptFeatureExtractor(p.in("prompt_adapter"), config.extractor(), config.encoder().width());
        projection = new VisualProjection(p.in("visual_project_layers"), config.extractor().outputWidth(),
                config.text().width());
        text = new T5TextHead(p.in("textual").in("t5_module"), config.text());
        points = new PointPredictor(p.in("point_predictor"), config.point(), config.text().width());
    }

    public ModelConfig config() {
        return config;
    }

    public T5TextHead text() {
        return text;
    }

    public PointPredictor points() {
        return points;
    }

    /** Returns the size of the square input picture, padding included. */
    public Extent inputSize() {
        return new Extent(config.encoder().imageSize(), config.encoder().imageSize());
    }

    /**
     * Encodes pictures; do it once for all prompts.
     *
     * @param pixels (B, Y, X, 3), 0 to 255
     * @param valid (B, Y, X), 1 inside the picture, 0 in the padding
     * @return (B, S, F), the feature map
     */
    public NDArray features(NDArray pixels, NDArray valid) {
        NDArray map = encoder.apply(config.encoder().pixels().apply(pixels, valid));
        Shape s = map.getShape();
        return map.reshape(s.get(0), s.get(1) * s.get(2), s.get(3));
    }

    /**
     * Extracts and projects the visual tokens of prompts.
     *
     * @param features (R, S, F), the feature map of each prompt's picture
     * @param prompts where to look
     * @return (R, T, D)
     */
    public NDArray visualTokens(NDArray features, Prompts prompts) {
        NDManager manager = features.getManager();
        NDArray sparse = promptEncoder.apply(prompts.boxes(), prompts.points(), prompts.given(), inputSize());
        NDArray dense = promptEncoder.dense(manager, config.encoder().grid(), config.encoder().grid());
        return projection.apply(extractor.apply(features, dense, sparse, promptEncoder.noMask()).tokens());
    }

    /**
     * Prompts as tensors.
     *
     * @param boxes (R, 4), pixels of the input picture; all zero selects the points
     * @param points (R, 4, 2), pixels
     * @param given (R, 4), 1 for a point and 0 for padding
     */
    public record Prompts(NDArray boxes, NDArray points, NDArray given) {
        /** Prompts with boxes only (R, 4). */
        public static Prompts ofBoxes(NDArray boxes) {
            NDManager manager = boxes.getManager();
            long rows = boxes.getShape().get(0);
            return new Prompts(boxes, manager.zeros(new Shape(rows, PromptEncoder.PLACES, 2)),
                    manager.zeros(new Shape(rows, PromptEncoder.PLACES)));
        }
    }
}
