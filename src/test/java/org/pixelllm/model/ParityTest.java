package org.pixelllm.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixelllm.decode.Decoded;
import org.pixelllm.decode.GreedySearch;
import org.pixelllm.image.Resampling;
import org.pixelllm.nn.Resize;

/**
 * Compares every part with what the published implementation computes, stage by stage.
 *
 * <p>Runs on the folders below {@code -Dparity.root=DIR} if given. Prints the expected tensors that nothing checks yet.
 */
class ParityTest {
    private static final Tolerance STAGE = new Tolerance(1e-4, 1e-4);
    private static final Tolerance CHAIN = new Tolerance(1e-3, 1e-3);
    private static final Tolerance PIXELS = new Tolerance(0.02, 0);

    private static final Map<Path, ParityFolder> FOLDERS = new LinkedHashMap<>();

    @BeforeAll
    static void open() throws IOException {
        for (Path folder : ParityFolder.all()) {
            FOLDERS.put(folder, new ParityFolder(folder));
        }
        assertFalse(FOLDERS.isEmpty(), "no reference data below " + System.getProperty("parity.root"));
    }

    @AfterAll
    static void listWhatIsNotCheckedYet() {
        FOLDERS.forEach((path, folder) -> System.out.printf("parity %s: %d expected tensors not checked yet %s%n",
                path.getFileName(), folder.unchecked().size(), folder.unchecked()));
        FOLDERS.values().forEach(ParityFolder::close);
    }

    static Stream<ParityFolder> folders() {
        return FOLDERS.values().stream();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void imageEncoderMatchesBlockByBlock(ParityFolder folder) {
        needs(folder, "stage.git_backbone.output");
        assumeTrue("eva02_vit".equals(folder.config("model").get("git_backbone_name").getAsString()));
        EncoderConfig config = encoderConfig(folder);
        Eva02Encoder encoder = folder.build("git_backbone", p -> new Eva02Encoder(p, config));
        NDArray pixels = config.pixels().apply(images(folder), folder.input("padding_mask"));
        int size = config.imageSize();

        NDArray resized = Resize.apply(pixels, size, size, Resampling.BILINEAR);
        Eva02Encoder.Stages stages = encoder.stages(pixels);

        check(folder, "stage.git_preprocessed.last_image", resized.get(-1), STAGE);
        check(folder, "stage.git_backbone.patch_embed", stages.patches(), STAGE);
        for (int i = 0; i < config.depth(); i++) {
            check(folder, "stage.git_backbone.block" + i, stages.blocks().get(i), CHAIN);
        }
        check(folder, "stage.git_backbone.output", stages.output(), CHAIN);
        check(folder, "stage.git_visual_features", encoder.apply(pixels), CHAIN);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void promptsAreEmbeddedAsPublished(ParityFolder folder) {
        needs(folder, "stage.concat_visual_features", "stage.sparse_embeddings_boxes");
        PromptEncoder encoder = promptEncoder(folder);
        NDArray boxes = flat(folder.input("prompt_boxes"), 4);
        NDArray corners = PromptEncoder.corners(boxes);
        NDArray all = folder.manager().ones(new Shape(boxes.getShape().get(0), 4));
        Extent size = promptSize(folder);
        Shape grid = folder.expected("stage.concat_visual_features").getShape();

        check(folder, "stage.prompt_point_coords", corners, PIXELS);
        check(folder, "stage.sparse_embeddings_boxes", encoder.boxes(boxes, size), STAGE);
        check(folder, "stage.sparse_embeddings_points", encoder.points(corners, all, size), STAGE);
        check(folder, "stage.sparse_embeddings_fused", encoder.apply(boxes, corners, all, size), STAGE);
        check(folder, "stage.dense_pe", encoder.dense(folder.manager(), (int) grid.get(1), (int) grid.get(2)), STAGE);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void promptFeaturesAreExtractedAndProjected(ParityFolder folder) {
        needsT5(folder);
        needs(folder, "stage.concat_visual_features", "stage.prompt_adapter_sparse");
        PromptEncoder prompts = promptEncoder(folder);
        NDArray features = folder.expected("stage.concat_visual_features");                     // (B, Y, X, F)
        Shape map = features.getShape();
        NDArray sparse = folder.expected("stage.sparse_embeddings_fused");
        long each = sparse.getShape().get(1);
        NDArray rows = features.reshape(map.get(0), map.get(1) * map.get(2), map.get(3)).repeat(0, each);
        NDArray dense = folder.expected("stage.dense_pe").reshape(1, map.get(1) * map.get(2), -1);
        ExtractorConfig config = extractorConfig(folder);
        var extractor = folder.build("prompt_adapter",
                p -> new PromptFeatureExtractor(p, config, (int) map.get(3)));

        var output = extractor.apply(rows, dense, flat(sparse, sparse.getShape().get(3)), prompts.noMask());

        check(folder, "stage.prompt_adapter_sparse", output.tokens(), STAGE);
        check(folder, "stage.prompt_adapter_dense", extractor.denseOutput(output), STAGE);
        NDArray given = folder.expected("stage.prompt_adapter_sparse");
        check(folder, "stage.projected_visual_features", project(folder, given), STAGE);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void theTextHeadReadsAndSpeaks(ParityFolder folder) {
        needsT5(folder);
        needs(folder, "stage.projected_visual_features", "text.feats");
        T5TextHead head = textHead(folder);
        NDArray visual = visualTokens(folder);
        NDArray context = flat(folder.input("context_tokens"));
        NDArray tokens = flat(folder.input("text_tokens"));

        T5TextHead.Encoded alone = head.encode(visual);
        T5TextHead.Encoded encoded = head.encode(visual, context);
        NDArray features = head.decode(encoded, tokens);

        check(folder, "text.t5_encoder_output_no_context", alone.states(), STAGE);
        check(folder, "text.t5_encoder_output", encoded.states(), STAGE);
        check(folder, "text.t5_encoder_valid_mask", encoded.valid(), STAGE);
        check(folder, "text.feats", features, CHAIN);
        check(folder, "text.logits", head.logits(features), CHAIN);
        check(folder, "text.logits_no_context", head.logits(head.decode(alone, tokens)), CHAIN);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void everyWordFindsItsPixels(ParityFolder folder) {
        needsT5(folder);
        needs(folder, "text.feats", "points.coords");
        NDArray features = folder.expected("text.feats");
        PointPredictor predictor = pointPredictor(folder);
        NDArray tokens = flat(folder.input("text_tokens"));

        var output = predictor.apply(flat(features, features.getShape().get(3)), validSizes(folder));
        NDArray expression = mask(folder, "point_output_ignore").apply(tokens);

        check(folder, "points.coords", output.coords(), PIXELS);
        check(folder, "points.logits", output.logits(), STAGE);
        check(folder, "points.valid_mask", expression, STAGE);
        check(folder, "points.valid_mask_trace", mask(folder, "trace_point_output_ignore").apply(tokens), STAGE);
        check(folder, "points.boxes", PointPredictor.boxes(output.coords(), expression), PIXELS);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void greedyDecodingSpeaksTheSameTokens(ParityFolder folder) {
        needsT5(folder);
        needs(folder, "infer.caption_greedy.text_tokens", "infer.caption_greedy_no_context.text_tokens");
        T5TextHead head = textHead(folder);
        NDArray visual = visualTokens(folder);
        speaks(folder, head, "infer.caption_greedy", head.encode(visual, flat(folder.input("context_tokens"))));
        speaks(folder, head, "infer.caption_greedy_no_context", head.encode(visual));
    }

    /** Decodes, then regresses points from the decoded text, as inference does. */
    private static void speaks(ParityFolder folder, T5TextHead head, String name, T5TextHead.Encoded encoded) {
        NDArray expected = folder.expected(name + ".text_tokens");
        int length = (int) expected.getShape().get(2);
        Decoded decoded = new GreedySearch(head.tensorStepper(), length).run(encoded);
        assertArrayEquals(decoded.tokens(), new GreedySearch(head.arrayStepper(), length).run(encoded).tokens());
        int[] spoken = Stream.of(decoded.tokens()).flatMapToInt(java.util.Arrays::stream).toArray();
        assertArrayEquals(expected.toIntArray(), spoken, name + ".text_tokens");
        folder.checked(name + ".text_tokens");

        float[] scores = new float[decoded.scores().length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) decoded.scores()[i];
        }
        check(folder, name + ".log_probs", folder.manager().create(scores), CHAIN);
        check(folder, name + ".beam_log_probs", folder.manager().create(scores), CHAIN);
        assertArrayEquals(folder.expected(name + ".beam_text_tokens").toIntArray(), endless(decoded.tokens()));
        folder.checked(name + ".beam_text_tokens");

        NDArray tokens = folder.manager().create(spoken, new Shape(scores.length, length));
        points(folder, name, head.decode(encoded, tokens), tokens);
    }

    /** The published search leaves end tokens where the final text has padding. */
    private static int[] endless(int[][] tokens) {
        return Stream.of(tokens).flatMapToInt(row -> {
            int end = java.util.Arrays.stream(row).boxed().toList().indexOf(TextConfig.END);
            return java.util.stream.IntStream.range(0, row.length)
                    .map(i -> end >= 0 && i > end ? TextConfig.END : row[i]);
        }).toArray();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void expressionsAreReferredToTheirBoxes(ParityFolder folder) {
        needsT5(folder);
        needs(folder, "infer.referring.text_tokens");
        T5TextHead head = textHead(folder);
        NDArray tokens = flat(folder.input("ref_text_tokens"));
        var encoded = head.encode(visualTokens(folder), flat(folder.input("ref_context_tokens")));
        points(folder, "infer.referring", head.decode(encoded, tokens), tokens);
        check(folder, "infer.referring.text_tokens", tokens, STAGE);
    }

    private static void points(ParityFolder folder, String name, NDArray features, NDArray tokens) {
        var output = pointPredictor(folder).apply(features, validSizes(folder));
        NDArray mask = mask(folder, "point_output_ignore").apply(tokens);
        check(folder, name + ".point_coords", output.coords(), PIXELS);
        check(folder, name + ".point_logits", output.logits(), CHAIN);
        check(folder, name + ".point_valid_mask", mask, STAGE);
        check(folder, name + ".detection_boxes", PointPredictor.boxes(output.coords(), mask), PIXELS);
    }

    /** Skips a folder whose model has another text head. */
    private static void needsT5(ParityFolder folder) {
        assumeTrue(folder.config().has("t5") && folder.config().has("widths"), "this folder has another text head");
    }

    /** Skips a folder that lacks reference tensors. */
    private static void needs(ParityFolder folder, String... tensors) {
        for (String tensor : tensors) {
            assumeTrue(folder.expects(tensor), () -> "this folder has no " + tensor);
        }
    }

    // ------------------------------------------------------------------ parts, built from the folder's configuration

    private static EncoderConfig encoderConfig(ParityFolder folder) {
        JsonObject args = folder.config("model", "git_backbone_args");
        int size = folder.config("model", "git_preprocess_args").getAsJsonArray("image_size").get(0).getAsInt();
        return new EncoderConfig(size, args.get("patch_size").getAsInt(), args.get("pretrain_img_size").getAsInt(),
                args.get("embed_dim").getAsInt(), args.get("depth").getAsInt(), args.get("num_heads").getAsInt(),
                args.get("mlp_ratio").getAsDouble(), EncoderConfig.Stem.PATCH, PixelStats.CLIP);
    }

    private static TextMask mask(ParityFolder folder, String setting) {
        String ignored = folder.config("model").get(setting).getAsString();
        return "^end-1".equals(ignored) ? TextMask.BEFORE_END : TextMask.WORDS;
    }

    private static PromptEncoder promptEncoder(ParityFolder folder) {
        int width = folder.config("model", "prompt_encoder_args").get("embed_dim").getAsInt();
        return folder.build("prompt_encoder", p -> new PromptEncoder(p, width));
    }

    private static ExtractorConfig extractorConfig(ParityFolder folder) {
        JsonObject args = folder.config("model", "prompt_adapter_args");
        return new ExtractorConfig(args.get("input_embedding_dim").getAsInt(), args.get("transformer_dim").getAsInt(),
                args.get("depth").getAsInt(), folder.config("widths").get("two_way_transformer_mlp_dim").getAsInt(),
                args.get("num_outputs").getAsInt(), args.get("output_dim").getAsInt());
    }

    private static NDArray project(ParityFolder folder, NDArray tokens) {
        int in = folder.config("model", "prompt_adapter_args").get("output_dim").getAsInt();
        int out = folder.config("model", "visual_project_layers_args").get("emb_dim").getAsInt();
        return folder.build("visual_project_layers", p -> new VisualProjection(p, in, out)).apply(tokens);
    }

    private static T5TextHead textHead(ParityFolder folder) {
        JsonObject t5 = folder.config("t5");
        JsonObject args = folder.config("model", "text_decoder_args");
        TextConfig config = new TextConfig(t5.get("vocab_size").getAsInt(), t5.get("emb_dim").getAsInt(),
                t5.get("num_heads").getAsInt(), t5.get("head_dim").getAsInt(), t5.get("num_encoder_layers").getAsInt(),
                t5.get("num_decoder_layers").getAsInt(), t5.get("mlp_dim").getAsInt(),
                folder.config("sizes").get("max_caption_length").getAsInt(), lora(args, "encoder"),
                lora(args, "decoder"));
        return folder.build("textual/t5_module", p -> new T5TextHead(p, config));
    }

    private static LoraConfig lora(JsonObject args, String stack) {
        return new LoraConfig(args.get(stack + "_lora_rank").getAsInt(), args.get(stack + "_lora_scale").getAsDouble(),
                List.of(args.get(stack + "_lora_modules").getAsString().split(",")));
    }

    private static PointPredictor pointPredictor(ParityFolder folder) {
        JsonObject args = folder.config("model", "point_predictor_args");
        NDArray features = folder.expected("text.feats");
        PointConfig config = new PointConfig(args.get("hidden_dim").getAsInt(), args.get("depth").getAsInt(),
                args.get("num_output_points").getAsInt(), PointConfig.Answer.LAST_WORD);
        int width = (int) features.getShape().get(3);
        return folder.build("point_predictor", p -> new PointPredictor(p, config, width));
    }

    // ------------------------------------------------------------------ inputs

    private static NDArray images(ParityFolder folder) {
        return folder.input("images").toType(ai.djl.ndarray.types.DataType.FLOAT32, false);
    }

    private static Extent promptSize(ParityFolder folder) {
        int height = 0;
        int width = 0;
        for (String name : new String[]{"git_preprocess_args", "sam_preprocess_args"}) {
            if (folder.config("model").has(name)) {
                var size = folder.config("model", name).getAsJsonArray("image_size");
                height = Math.max(height, size.get(0).getAsInt());
                width = Math.max(width, size.get(1).getAsInt());
            }
        }
        return new Extent(height, width);
    }

    private static NDArray visualTokens(ParityFolder folder) {
        NDArray visual = folder.expected("stage.projected_visual_features");
        return flat(visual, visual.getShape().get(2), visual.getShape().get(3));
    }

    /** Returns height and width of each row's valid picture: (R, 2). */
    private static NDArray validSizes(ParityFolder folder) {
        long rows = folder.input("text_tokens").getShape().get(1);
        NDArray sizes = Extents.of(folder.input("padding_mask"));
        check(folder, "stage.image_shape_hw", sizes, STAGE);
        return sizes.repeat(0, rows);
    }

    /** Joins batch and prompts of a tensor: (B, N, last...) to (B·N, ..., last). */
    private static NDArray flat(NDArray x, long... last) {
        if (last.length == 0) {
            return x.reshape(-1, x.getShape().get(2));
        }
        List<Long> dims = new ArrayList<>(List.of(-1L));
        long known = 1;
        for (long d : last) {
            known *= d;
        }
        long middle = x.size() / (x.getShape().get(0) * x.getShape().get(1) * known);
        if (middle > 1) {
            dims.add(middle);
        }
        for (long d : last) {
            dims.add(d);
        }
        return x.reshape(dims.stream().mapToLong(Long::longValue).toArray());
    }

    private static void check(ParityFolder folder, String name, NDArray actual, Tolerance tolerance) {
        if (folder.expects(name)) {
            tolerance.check(name, folder.expected(name), actual);
            folder.checked(name);
        }
    }
}
