package org.pixelllm.weights;

import java.util.List;
import java.util.Map;
import org.pixelllm.model.GitConfig;
import org.pixelllm.model.HeadConfig;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.TextConfig;
import org.pixelllm.model.TextIds;

/** Reads the language model of a published configuration. */
final class PublishedText {
    /**
     * Sizes that the published code knows by name.
     *
     * @see <a href="https://github.com/google-research/scenic/blob/main/scenic/projects/t5/model.py">its table</a>
     */
    private record Size(int width, int heads, int headWidth, int layers, int mlpWidth) {}

    private static final Size NONE = new Size(0, 0, 0, 0, 0);
    private static final Map<String, Size> SIZES = Map.of("small", new Size(512, 6, 64, 8, 1024), "base",
            new Size(768, 12, 64, 12, 2048), "large", new Size(1024, 16, 64, 24, 2816), "xl",
            new Size(2048, 32, 64, 24, 5120), "xxl", new Size(4096, 64, 64, 24, 10240));
    private static final int BERT_VOCABULARY = 30522;
    private static final int T5_VOCABULARY = 32128;

    private PublishedText() {}

    /**
     * Reads T5's or GIT's shape.
     *
     * @param t5 the size of a T5 that the published code has no name for, may be empty
     * @param visualWidth channels of the visual tokens that the language model is given
     */
    static HeadConfig head(PublishedArgs model, PublishedArgs t5, int visualWidth) {
        String name = model.text("text_decoder_name", "git");
        PublishedArgs args = model.group("text_decoder_args");
        if (name.equals("git")) {
            return git(model, args, visualWidth);
        }
        if (!name.contains("t5")) {
            throw new IllegalArgumentException("\"text_decoder_name\" is " + Header.quoted(name)
                    + "; models here have git or a T5");
        }
        return t5(model, args, t5, size(name));
    }

    private static GitConfig git(PublishedArgs model, PublishedArgs args, int visualWidth) {
        int width = args.integer("hidden_size", 768);
        GitConfig config = new GitConfig(model.integer("vocab_size", BERT_VOCABULARY), visualWidth, width,
                args.integer("num_heads", 12), args.integer("num_hidden_layers", 6), 4 * width,
                args.integer("max_caption_length", 1024), maxLength(model),
                new TextIds(model.integer("begin_token_id", 101), model.integer("end_token_id", 102)));
        args.must("out_feat_fuse_method", "").finish();
        return config;
    }

    private static TextConfig t5(PublishedArgs model, PublishedArgs args, PublishedArgs t5, Size named) {
        model.must("begin_token_id", TextIds.T5.begin(), 101).must("end_token_id", TextIds.T5.end(), 102);
        t5.must("mlp_activations", List.of("gelu", "linear")).must("logits_via_embedding", false)
                .training("dropout_rate", "dtype", "vocab_size", "float32_attention_logits");
        TextConfig config = new TextConfig(args.integer("vocab_size", t5.integer("vocab_size", T5_VOCABULARY)),
                t5.integer("emb_dim", named.width), t5.integer("num_heads", named.heads),
                t5.integer("head_dim", named.headWidth), t5.integer("num_encoder_layers", named.layers),
                t5.integer("num_decoder_layers", named.layers), t5.integer("mlp_dim", named.mlpWidth),
                maxLength(model), lora(args, "encoder"), lora(args, "decoder"));
        args.training("dropout_rate", "dtype").finish();
        t5.finish();
        return config;
    }

    /** Returns the size that a name such as {@code flan_t5_xl} ends with; another name needs the group {@code t5}. */
    private static Size size(String name) {
        boolean known = name.startsWith("flan_t5_") || name.startsWith("t5_1_1_");
        return known ? SIZES.getOrDefault(name.substring(name.lastIndexOf('_') + 1), NONE) : NONE;
    }

    private static LoraConfig lora(PublishedArgs args, String stack) {
        String modules = args.text(stack + "_lora_modules", "q,v");
        return new LoraConfig(args.integer(stack + "_lora_rank", 0), args.number(stack + "_lora_scale", 1),
                List.of("q", "k", "v", "o").stream().filter(modules::contains).toList());
    }

    private static int maxLength(PublishedArgs model) {
        return model.integer("max_caption_length", 40);
    }
}
