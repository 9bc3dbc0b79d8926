package org.pixelllm.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixelllm.model.ExtractorConfig;
import org.pixelllm.model.FeatureMap;
import org.pixelllm.model.MaskAdapterConfig;
import org.pixelllm.model.MaskConfig;
import org.pixelllm.model.MasksConfig;
import org.pixelllm.model.PointConfig;
import org.pixelllm.model.PointMasks;
import org.pixelllm.model.RegionsConfig;
import org.pixelllm.model.TextMask;
import org.pixelllm.model.detection.BoxDecoderConfig;
import org.pixelllm.model.detection.CenterHeadConfig;
import org.pixelllm.model.detection.ProposalConfig;
import org.pixelllm.model.detection.PyramidConfig;
import org.pixelllm.model.detection.RoiConfig;

/**
 * Reads prompts, points, boxes and masks of a published configuration.
 *
 * @param widths what the published code fixes
 */
record PublishedParts(PublishedArgs model, Widths widths) {
    /**
     * Widths that the published code fixes; smaller models say their own.
     *
     * @param transformer channels of the mask decoder's two-way transformer
     * @param transformerMlp hidden width of the MLPs of every two-way transformer
     * @param centerHead channels of the head that finds centres
     */
    record Widths(int transformer, int transformerMlp, int centerHead) {
        static Widths of(PublishedArgs args) {
            Widths widths = new Widths(args.integer("two_way_transformer_embedding_dim_default", 256),
                    args.integer("two_way_transformer_mlp_dim", 2048), args.integer("centernet_head_out_channels",
                            CenterHeadConfig.PUBLISHED.channels()));
            args.finish();
            return widths;
        }
    }

    ExtractorConfig extractor() {
        model.must("prompt_encoder_name", "sam_prompt_encoder").must("prompt_adapter_name", "sam_prompt_adapter")
                .must("prompt_fuse_fn", "sparse");
        PublishedArgs prompts = model.group("prompt_encoder_args");
        int promptWidth = prompts.integer("embed_dim", 256);
        prompts.must("num_point_embeddings", 4)
                .training("image_embedding_size", "input_image_size", "mask_in_chans").finish();
        PublishedArgs args = model.group("prompt_adapter_args");
        args.must("input_embedding_dim", promptWidth, 256).training("head_hidden_dim");
        ExtractorConfig config = new ExtractorConfig(promptWidth, args.integer("transformer_dim", 256),
                args.integer("depth", 2), widths.transformerMlp, args.integer("num_outputs", 32),
                args.integer("output_dim", 1024));
        args.finish();
        return config;
    }

    PointConfig points() {
        model.must("point_predictor_name", "mlp_point_predictor");
        PublishedArgs args = model.group("point_predictor_args");
        args.must("pre_norm", true, false).must("mlp_activation", "gelu", "relu").must("num_classes", 1)
                .training("zero_out");
        PointConfig config = new PointConfig(args.integer("hidden_dim", 512), args.integer("depth", 3),
                args.integer("num_output_points", 4), PointConfig.Answer.LAST_WORD);
        args.finish();
        return config;
    }

    /** Reads which words point; where it is not said which learn from a trace, all words do. */
    PointMasks pointMasks() {
        String trace = model.text("trace_point_output_ignore", "");
        return new PointMasks(mask("point_output_ignore", model.text("point_output_ignore", "")),
                trace.isEmpty() ? TextMask.WORDS : mask("trace_point_output_ignore", trace));
    }

    private static TextMask mask(String name, String ignored) {
        return switch (ignored) {
            case "^end-1" -> TextMask.BEFORE_END;
            case "begin,end,pad" -> TextMask.WORDS;
            default -> throw new IllegalArgumentException("\"%s\" is %s; models here have ^end-1 or begin,end,pad"
                    .formatted(name, Header.quoted(ignored)));
        };
    }

    Optional<RegionsConfig> regions() {
        if (model.text("box_decoder_name", "centernet2_det_decoder").equals("none")) {
            return Optional.empty();
        }
        model.must("box_decoder_name", "centernet2_det_decoder");
        PublishedArgs args = model.group("box_decoder_args");
        PublishedArgs fpn = args.group("fpn_args");
        PyramidConfig pyramid = new PyramidConfig(stride(args), fpn.integer("in_dim", 768),
                fpn.integer("out_channels", 256));
        fpn.must("num_top_blocks", 2).must("num_additional_convs", 0).must("scale_factors", List.of(2.0, 1.0, 0.5))
                .training("dtype").finish();
        ProposalConfig proposals = new ProposalConfig(args.integer("pre_nms_topk_test", 1000),
                args.integer("post_nms_topk_test", 256), args.number("iou_thresh", 0.5));
        RoiConfig roi = new RoiConfig(args.integers("roi_fc_dims", 1024, 1024), args.number("roi_nms_threshold", 0.7),
                args.number("roi_score_threshold", 0.05), args.integer("roi_post_nms_num_detections", 100));
        finish(args);
        return Optional.of(new RegionsConfig(FeatureMap.ofKey(model.text("box_decoder_feature_key",
                "det_visual_features")), new BoxDecoderConfig(pyramid,
                        new CenterHeadConfig(widths.centerHead,
                                CenterHeadConfig.PUBLISHED.depth(), CenterHeadConfig.PUBLISHED.groups()),
                        proposals, roi)));
    }

    private static int stride(PublishedArgs args) {
        List<Integer> strides = args.integers("strides", 8, 16, 32, 64, 128);
        int finest = strides.isEmpty() ? 0 : strides.get(0);
        List<Integer> doubled = new ArrayList<>();
        for (int i = 0; i < PyramidConfig.LEVELS; i++) {
            doubled.add(finest << i);
        }
        if (!strides.equals(doubled)) {
            throw new IllegalArgumentException("\"strides\" are " + strides + "; models here have five that double");
        }
        return finest;
    }

    private static void finish(PublishedArgs args) {
        args.must("num_classes", -1, 80).must("roi_num_classes", 1, 80).must("roi_conv_dims", List.of())
                .must("roi_mult_proposal_score", true).must("roi_class_box_regression", false)
                .must("roi_use_sigmoid_ce", false).must("roi_add_box_pred_layers", false)
                .must("roi_use_zeroshot_cls", false).must("roi_one_class_per_proposal", false)
                .must("sqrt_score", false).must("head_norm", "GN")
                .training("hm_weight", "reg_weight", "score_thresh", "pre_nms_topk_train", "post_nms_topk_train",
                        "pre_nms_topk", "post_nms_topk", "fpn_range", "roi_matching_threshold", "roi_conv_norm",
                        "roi_samples_per_image", "roi_positive_fraction", "roi_scale_cascade_gradient",
                        "roi_append_gt_boxes", "roi_zs_weight_dim", "roi_zs_weight_path", "match_gt_thresh",
                        "use_roi_box_in_training", "sync_device_norm", "hm_min_overlap", "min_radius", "sigmoid_eps",
                        "focal_alpha", "focal_beta", "focal_gamma", "backbone_name", "backbone_args", "pixel_mean",
                        "pixel_std", "dtype", "vitdet_scale_factors", "vitdet_num_top_blocks", "custom_classifier")
                .finish();
    }

    Optional<MasksConfig> masks() {
        if (model.text("mask_decoder_name", "sam_mask_decoder").equals("none")) {
            return Optional.empty();
        }
        model.must("mask_decoder_name", "sam_mask_decoder").must("mask_decoder_feature_key", "sam_visual_features");
        PublishedArgs args = model.group("mask_decoder_args");
        args.must("transformer_dim", widths.transformer, 256).must("iou_head_depth", 3);
        MaskConfig decoder = new MaskConfig(widths.transformer, MaskConfig.PUBLISHED.depth(), widths.transformerMlp,
                args.integer("iou_head_hidden_dim", 256), 1 + args.integer("num_multimask_outputs", 3));
        args.finish();
        return Optional.of(new MasksConfig(decoder, maskAdapter()));
    }

    private Optional<MaskAdapterConfig> maskAdapter() {
        if (model.text("mask_adapter_name", "none").equals("none")) {
            return Optional.empty();
        }
        model.must("mask_adapter_name", "sam_mask_adapter");
        PublishedArgs args = model.group("mask_adapter_args");
        int width = args.integer("transformer_dim", 256);
        args.must("output_dim", width, 256).must("input_projection", true).must("gating", true)
                .training("head_hidden_dim");
        MaskAdapterConfig config = new MaskAdapterConfig(width, args.integer("depth", 2), widths.transformerMlp,
                args.integer("num_outputs", 2));
        args.finish();
        return Optional.of(config);
    }
}
