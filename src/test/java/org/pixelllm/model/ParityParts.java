package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Builds parts of the model as a folder configures them, and shapes its inputs for them. */
final class ParityParts {
    private ParityParts() {}

    static EncoderConfig encoderConfig(ParityFolder folder) {
        JsonObject args = folder.config("model", "git_backbone_args");
        int size = folder.config("model", "git_preprocess_args").getAsJsonArray("image_size").get(0).getAsInt();
        return new EncoderConfig(size, args.get("patch_size").getAsInt(), args.get("pretrain_img_size").getAsInt(),
                args.get("embed_dim").getAsInt(), args.get("depth").getAsInt(), args.get("num_heads").getAsInt(),
                args.get("mlp_ratio").getAsDouble(), EncoderConfig.Stem.PATCH, PixelStats.CLIP);
    }

    /** Returns the tokens that frame a text. */
    static TextIds ids(ParityFolder folder) {
        JsonObject model = folder.config("model");
        return new TextIds(model.get("begin_token_id").getAsInt(), model.get("end_token_id").getAsInt());
    }

    static TextMask mask(ParityFolder folder, String setting) {
        String ignored = folder.config("model").get(setting).getAsString();
        return "^end-1".equals(ignored) ? TextMask.BEFORE_END : TextMask.WORDS;
    }

    static PromptEncoder promptEncoder(ParityFolder folder) {
        int width = folder.config("model", "prompt_encoder_args").get("embed_dim").getAsInt();
        return folder.build("prompt_encoder", p -> new PromptEncoder(p, width));
    }

    static ExtractorConfig extractorConfig(ParityFolder folder) {
        JsonObject args = folder.config("model", "prompt_adapter_args");
        return new ExtractorConfig(args.get("input_embedding_dim").getAsInt(), args.get("transformer_dim").getAsInt(),
                args.get("depth").getAsInt(), folder.config("widths").get("two_way_transformer_mlp_dim").getAsInt(),
                args.get("num_outputs").getAsInt(), args.get("output_dim").getAsInt());
    }

    /** Brings visual tokens to the text head's width, or leaves that to the text head as the folder says. */
    static NDArray project(ParityFolder folder, NDArray tokens) {
        if ("none".equals(folder.config("model").get("visual_project_layers_name").getAsString())) {
            return tokens;
        }
        return projection(folder).apply(tokens);
    }

    static VisualProjection projection(ParityFolder folder) {
        int in = folder.config("model", "prompt_adapter_args").get("output_dim").getAsInt();
        int out = folder.config("model", "visual_project_layers_args").get("emb_dim").getAsInt();
        return folder.build("visual_project_layers", p -> new VisualProjection(p, in, out));
    }

    static TextHead textHead(ParityFolder folder) {
        return folder.build(List.of("textual"), p -> headConfig(folder).head(p.in("textual")));
    }

    static HeadConfig headConfig(ParityFolder folder) {
        return folder.config().has("t5") ? t5Config(folder) : gitConfig(folder);
    }

    /** Returns all ways to decode. */
    static List<Stepper> steppers(TextHead head) {
        return head instanceof T5TextHead t5 ? List.of(t5.tensorStepper(), t5.arrayStepper()) : List.of(head.stepper());
    }

    private static TextConfig t5Config(ParityFolder folder) {
        JsonObject t5 = folder.config("t5");
        JsonObject args = folder.config("model", "text_decoder_args");
        return new TextConfig(t5.get("vocab_size").getAsInt(), t5.get("emb_dim").getAsInt(),
                t5.get("num_heads").getAsInt(), t5.get("head_dim").getAsInt(), t5.get("num_encoder_layers").getAsInt(),
                t5.get("num_decoder_layers").getAsInt(), t5.get("mlp_dim").getAsInt(), maxLength(folder),
                lora(args, "encoder"), lora(args, "decoder"));
    }

    private static GitConfig gitConfig(ParityFolder folder) {
        JsonObject args = folder.config("model", "text_decoder_args");
        int width = args.get("hidden_size").getAsInt();
        int visual = (int) folder.weights().get("textual/visual_projection.0/kernel").getShape().get(0);
        return new GitConfig(folder.config("model").get("vocab_size").getAsInt(), visual, width,
                args.get("num_heads").getAsInt(), args.get("num_hidden_layers").getAsInt(), 4 * width,
                args.get("max_caption_length").getAsInt(), maxLength(folder), ids(folder));
    }

    private static int maxLength(ParityFolder folder) {
        return folder.config("sizes").get("max_caption_length").getAsInt();
    }

    private static LoraConfig lora(JsonObject args, String stack) {
        if (!args.has(stack + "_lora_rank")) {
            return LoraConfig.NONE;
        }
        return new LoraConfig(args.get(stack + "_lora_rank").getAsInt(), args.get(stack + "_lora_scale").getAsDouble(),
                List.of(args.get(stack + "_lora_modules").getAsString().split(",")));
    }

    static PointPredictor pointPredictor(ParityFolder folder) {
        int width = (int) folder.weights().get("point_predictor/LayerNorm_0/scale").size();
        return folder.build("point_predictor", p -> new PointPredictor(p, pointConfig(folder), width));
    }

    static PointConfig pointConfig(ParityFolder folder) {
        JsonObject args = folder.config("model", "point_predictor_args");
        return new PointConfig(args.get("hidden_dim").getAsInt(), args.get("depth").getAsInt(),
                args.get("num_output_points").getAsInt(), PointConfig.Answer.LAST_WORD);
    }

    static NDArray images(ParityFolder folder) {
        return folder.input("images").toType(DataType.FLOAT32, false);
    }

    static Extent promptSize(ParityFolder folder) {
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

    static NDArray visualTokens(ParityFolder folder) {
        NDArray visual = folder.expected("stage.projected_visual_features");
        return flat(visual, visual.getShape().get(2), visual.getShape().get(3));
    }

    /** Returns height and width of each row's valid picture: (R, 2). */
    static NDArray validSizes(ParityFolder folder) {
        long rows = folder.input("text_tokens").getShape().get(1);
        NDArray sizes = Extents.of(folder.input("padding_mask"));
        folder.check("stage.image_shape_hw", sizes, Tolerance.STAGE);
        return sizes.repeat(0, rows);
    }

    /** Joins batch and prompts of a tensor: (B, N, last...) to (B·N, ..., last). */
    static NDArray flat(NDArray x, long... last) {
        if (last.length == 0) {
            return x.reshape(-1, x.getShape().get(2));
        }
        Shape s = x.getShape();
        List<Long> dims = new ArrayList<>(List.of(-1L));
        if (s.dimension() > 2 + last.length) {
            dims.add(s.get(2));
        }
        for (long d : last) {
            dims.add(d);
        }
        return x.reshape(dims.stream().mapToLong(Long::longValue).toArray());
    }
}
