package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.pixelllm.model.detection.BoxDecoder;
import org.pixelllm.model.detection.ScoredBoxes;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Drop;
import org.pixelllm.nn.Joined;
import org.pixelllm.nn.Params;

/**
 * PixelLLM's network: picture and prompt in; words' features and pixels, boxes and masks out.
 *
 * <p>B pictures, R = B·N prompts, those of a picture together, T visual tokens, L text length, P points of a word, D
 * text width. Parameter names are those of the published checkpoints. Inference here; the losses live in training.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, figure 2
 */
public final class Network {
    private static final int AT_ONCE = 8; // masks: each takes some 40 MB on the way at the published size

    private final ModelConfig config;
    private final Drop drop;
    private final Vision vision;
    private final PromptReader reader;
    private final TextHead text;
    private final PointPredictor points;
    private final Optional<BoxDecoder> boxes;
    private final Optional<Segmenter> segmenter;

    /** Asks for all parameters. */
    public Network(Params p, ModelConfig config) {
        this.config = config;
        drop = p.drop();
        vision = new Vision(p, config.encoder(), config.sam());
        ExtractorConfig extractor = config.extractor();
        PromptEncoder prompts = new PromptEncoder(p.in("prompt_encoder"), extractor.promptWidth());
        reader = new PromptReader(prompts,
                new PromptFeatureExtractor(p.in("prompt_adapter"), extractor, vision.width(config.features())),
                projection(p.in("visual_project_layers"), config));
        text = config.text().head(p.in("textual"));
        points = new PointPredictor(p.in("point_predictor"), config.point(), text.width());
        boxes = config.regions().map(r -> new BoxDecoder(p.in("box_decoder"), r.decoder(), vision.width(r.features())));
        segmenter = config.masks().map(masks -> new Segmenter(prompts, masks.adapter().map(
                a -> new MaskAdapter(p.in("mask_adapter"), a, config.text().visualWidth(), text.width())),
                new MaskDecoder(p.in("mask_decoder"), masks.decoder())));
    }

    private static Optional<VisualProjection> projection(Params p, ModelConfig config) {
        return config.projection() == ModelConfig.Projection.NONE
                ? Optional.empty()
                : Optional.of(new VisualProjection(p, config.extractor().outputWidth(), config.text().visualWidth()));
    }

    public ModelConfig config() {
        return config;
    }

    /** Returns what drops while the model learns. */
    public Drop drop() {
        return drop;
    }

    public Vision vision() {
        return vision;
    }

    public PromptReader reader() {
        return reader;
    }

    public TextHead text() {
        return text;
    }

    public PointPredictor points() {
        return points;
    }

    /** Returns the box decoder, if the model has one. */
    public Optional<BoxDecoder> boxes() {
        return boxes;
    }

    /** Returns what tells masks, if the model has it. */
    public Optional<Segmenter> segmenter() {
        return segmenter;
    }

    /** Returns the size of the square input picture, padding included. */
    public Extent inputSize() {
        return vision.promptSize();
    }

    /**
     * Encodes pictures; do it once for all prompts.
     *
     * @param pixels (B, Y, X, 3), 0 to 255
     * @param valid (B, Y, X), 1 inside the picture, 0 in the padding
     */
    public Vision.Seen see(NDArray pixels, NDArray valid) {
        return vision.apply(pixels, valid);
    }

    /** Encodes pictures as {@link #see} does, for prompts only: (B, Y, X, F). */
    public NDArray features(NDArray pixels, NDArray valid) {
        return features(see(pixels, valid));
    }

    /** Returns the feature map that prompts look at: (B, Y, X, F). */
    public NDArray features(Vision.Seen seen) {
        return seen.features(config.features());
    }

    /**
     * Extracts and projects the visual tokens of prompts.
     *
     * @param features (B, Y, X, F)
     * @param prompts R = B·N places to look at
     * @return (R, T, V)
     */
    public NDArray visualTokens(NDArray features, Prompts prompts) {
        return reader.visualTokens(features, prompts, vision.promptSize(config.features()));
    }

    /**
     * Returns how much each visual token of prompts attends to each place of the feature map; as {@link #visualTokens}.
     *
     * @return (R, T, Y·X), a row sums to 1
     */
    public NDArray attention(NDArray features, Prompts prompts) {
        return reader.attention(features, prompts, vision.promptSize(config.features()));
    }

    /**
     * A question to the language model.
     *
     * @param seen the pictures
     * @param visual (R, T, V), the visual tokens of R prompts
     * @param encoded what texts attend to: visual tokens and context
     */
    public record Asked(Vision.Seen seen, NDArray visual, TextHead.Encoded encoded) {}

    /**
     * Puts a question: visual tokens, and a text beside them.
     *
     * @param visual (R, T, V)
     * @param context (R, C), 0 = padding; none for no text
     */
    public Asked ask(Vision.Seen seen, NDArray visual, Optional<NDArray> context) {
        return new Asked(seen, visual, context.map(c -> text.encode(visual, c)).orElseGet(() -> text.encode(visual)));
    }

    /**
     * What a text points at.
     *
     * @param asked the question that it answers
     * @param words (R, L, D), features
     * @param points (R, L, P, 2), in pixels of the padded picture
     * @param counted (R, L), 1 for the words whose points span the box
     * @param boxes (R, 4), x0, y0, x1, y1 in the same pixels; inverted where no word counts
     */
    public record Told(Asked asked, NDArray words, PointPredictor.Output points, NDArray counted, NDArray boxes) {}

    /** Listens to texts (R, L), begin, words, end and padding, and points at each word. */
    public Told tell(Asked asked, NDArray tokens) {
        NDArray words = text.decode(asked.encoded(), tokens);
        NDArray extents = asked.seen().extents();
        PointPredictor.Output output = points.apply(words,
                extents.repeat(0, tokens.getShape().get(0) / extents.getShape().get(0)));
        NDArray counted = config.pointMasks().box().apply(tokens, text.ids());
        return new Told(asked, words, output, counted, PointPredictor.boxes(output.coords(), counted));
    }

    /** Finds the regions of each picture that are worth a caption, best first; needs {@link #boxes()}. */
    public List<ScoredBoxes> regions(Vision.Seen seen) {
        List<FeatureMap> maps = config.regions().orElseThrow().features();
        return boxes.orElseThrow().apply(seen.features(maps), seen.padded());
    }

    /**
     * Tells the masks of boxes with the help of the texts about them; needs {@link #segmenter()}.
     *
     * @param boxes (R, 4), in pixels of the padded picture
     */
    public MaskDecoder.Output masks(Told told, NDArray boxes) {
        NDArray maps = told.asked().seen().sam().orElseThrow();
        int each = (int) (boxes.getShape().get(0) / maps.getShape().get(0));
        NDList masks = new NDList();
        NDList quality = new NDList();
        for (int from = 0; from < boxes.getShape().get(0); from = Math.min(from + AT_ONCE, (from / each + 1) * each)) {
            int picture = from / each;
            String rows = from + ":" + Math.min(from + AT_ONCE, (picture + 1) * each);
            MaskDecoder.Output some = masks(told, maps.get(picture + ":" + (picture + 1)), boxes.get(rows), rows);
            masks.add(some.masks());
            quality.add(some.quality());
        }
        return new MaskDecoder.Output(Joined.of(masks, 0), Joined.of(quality, 0));
    }

    /** Tells some masks of one picture, and frees at once what lies between: it is large. */
    private MaskDecoder.Output masks(Told told, NDArray map, NDArray boxes, String rows) {
        NDManager manager = map.getManager();
        try (NDManager scope = manager.newSubManager()) {
            MaskDecoder.Output output = segmenter.orElseThrow().apply(Borrow.in(scope, map), Borrow.in(scope, boxes),
                    vision.maskSize(), Borrow.in(scope, told.asked().visual()).get(rows),
                    Borrow.in(scope, told.words()).get(rows));
            output.masks().attach(manager);
            output.quality().attach(manager);
            return output;
        }
    }

    /**
     * Prompts as tensors.
     *
     * @param boxes (R, 4), pixels of the input picture; all zero selects the points
     * @param points (R, 4, 2), pixels
     * @param given (R, 4), 1 for a point and 0 for padding
     */
    public record Prompts(NDArray boxes, NDArray points, NDArray given) {
        /** Prompts with boxes only (R, 4); the corners of one that is all zero are taken as points, as published. */
        public static Prompts ofBoxes(NDArray boxes) {
            NDManager manager = boxes.getManager();
            NDArray given = manager.ones(new Shape(boxes.getShape().get(0), PromptEncoder.PLACES));
            return new Prompts(boxes, PromptEncoder.corners(boxes), given);
        }
    }
}
