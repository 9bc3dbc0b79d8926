package org.pixelllm.weights;

import java.util.List;
import java.util.Optional;
import org.pixelllm.model.EncoderConfig;
import org.pixelllm.model.PixelStats;
import org.pixelllm.model.SamConfig;

/** Reads the image encoders of a published configuration. */
final class PublishedVision {
    private PublishedVision() {}

    /** @param picture side of the input picture, which an encoder sees unless its own size is said */
    static EncoderConfig eva(PublishedArgs model, Optional<Integer> picture) {
        model.must("git_backbone_name", "eva02_vit", "git_vit");
        PublishedArgs args = model.group("git_backbone_args");
        PublishedArgs pixels = model.group("git_preprocess_args");
        EncoderConfig config = new EncoderConfig(side(pixels, picture), args.integer("patch_size", 16),
                args.integer("pretrain_img_size", 224), args.integer("embed_dim", 768), args.integer("depth", 12),
                args.integer("num_heads", 12), args.number("mlp_ratio", 4), EncoderConfig.Stem.PATCH,
                stats(pixels, PixelStats.CLIP));
        args.must("use_ln_post", true, false).must("use_ln_pre", false).must("use_abs_pos", true)
                .must("pretrain_use_cls_token", true).must("pe_bias", true).must("in_chans", 3)
                .training("drop_path_rate", "kernel_init", "freeze_vit_layer", "dtype", "token_mask_probability",
                        "stop_grad_conv1", "window_block_indexes", "use_rel_pos") // the last two: taken, never used
                .finish();
        return config;
    }

    /** @param picture as in {@link #eva} */
    static Optional<SamConfig> sam(PublishedArgs model, Optional<Integer> picture) {
        if (model.text("sam_backbone_name", "sam_vit").equals("none")) {
            model.training("sam_backbone_args", "sam_preprocess_args");
            return Optional.empty();
        }
        model.must("sam_backbone_name", "sam_vit");
        PublishedArgs args = model.group("sam_backbone_args");
        PublishedArgs pixels = model.group("sam_preprocess_args");
        SamConfig config = new SamConfig(side(pixels, picture), args.integer("patch_size", 16),
                args.integer("img_size", 1024), args.integer("embed_dim", 768), args.integer("depth", 12),
                args.integer("num_heads", 12), args.number("mlp_ratio", 4), args.integer("window_size", 14),
                args.integers("window_block_indexes", 0, 1, 3, 4, 6, 7, 9, 10), args.integer("out_chans", 256),
                stats(pixels, PixelStats.SAM));
        args.must("in_chans", 3).must("qkv_bias", true).must("beit_like_qkv_bias", false).must("use_abs_pos", true)
                .must("use_rel_pos", true).must("layer_scale_init_value", -1.0).must("use_ln_pre", false)
                .training("drop_path_rate", "rel_pos_zero_init", "pretrain_img_size", "kernel_init",
                        "freeze_vit_layer", "dtype")
                .finish();
        return Optional.of(config);
    }

    private static int side(PublishedArgs pixels, Optional<Integer> picture) {
        if (!pixels.has("image_size")) {
            return picture.orElseThrow(() -> new IllegalArgumentException("no \"image_size\" for an encoder"));
        }
        List<Integer> sides = pixels.integers("image_size");
        if (sides.size() != 2 || !sides.get(0).equals(sides.get(1))) {
            throw new IllegalArgumentException("an encoder's \"image_size\" is " + sides + "; models here see squares");
        }
        return sides.get(0);
    }

    private static PixelStats stats(PublishedArgs pixels, PixelStats otherwise) {
        PixelStats stats = new PixelStats(pixels.floats("pixel_mean", otherwise.mean()),
                pixels.floats("pixel_std", otherwise.std()));
        pixels.finish();
        return stats;
    }
}
