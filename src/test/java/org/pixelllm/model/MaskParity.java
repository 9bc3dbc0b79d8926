package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;

/** Compares masks, from points.boxes to logits. */
final class MaskParity {
    private MaskParity() {}

    static void masks(ParityFolder folder) {
        folder.needs("mask.low_res_logits", "stage.sam_backbone.output", "points.boxes",
                "stage.projected_visual_features", "text.feats");
        PromptEncoder prompts = ParityParts.promptEncoder(folder);
        NDArray map = folder.expected("stage.sam_backbone.output");
        NDArray visual = ParityParts.visualTokens(folder);
        NDArray feats = folder.expected("text.feats");
        NDArray words = ParityParts.flat(feats, feats.getShape().get(3));
        int size = SamParity.config(folder).imageSize();

        NDArray corners = prompts.boxes(ParityParts.flat(folder.expected("points.boxes"), 4), new Extent(size, size));
        NDArray sparse = adapter(folder, width(visual), width(words)).apply(corners, visual, words);
        MaskDecoder.Output output = decoder(folder).apply(map, position(prompts, map), sparse, prompts.noMask());

        folder.check("mask.sparse_box_embeddings", corners, Tolerance.STAGE);
        folder.check("mask.adapter_output", sparse, Tolerance.STAGE);
        folder.check("mask.low_res_logits", output.single().masks(), Tolerance.CHAIN);
        folder.check("mask.iou", output.single().quality(), Tolerance.CHAIN);
    }

    private static NDArray position(PromptEncoder prompts, NDArray map) {
        Shape s = map.getShape();
        return prompts.dense(map.getManager(), (int) s.get(1), (int) s.get(2));
    }

    private static int width(NDArray x) {
        return (int) x.getShape().get(x.getShape().dimension() - 1);
    }

    static MaskConfig config(ParityFolder folder) {
        JsonObject args = folder.config("model", "mask_decoder_args");
        return new MaskConfig(args.get("transformer_dim").getAsInt(), MaskConfig.PUBLISHED.depth(),
                folder.config("widths").get("two_way_transformer_mlp_dim").getAsInt(),
                args.get("iou_head_hidden_dim").getAsInt(), MaskConfig.PUBLISHED.masks());
    }

    static MaskAdapterConfig adapterConfig(ParityFolder folder) {
        JsonObject args = folder.config("model", "mask_adapter_args");
        return new MaskAdapterConfig(args.get("transformer_dim").getAsInt(), MaskAdapterConfig.PUBLISHED.depth(),
                folder.config("widths").get("two_way_transformer_mlp_dim").getAsInt(),
                MaskAdapterConfig.PUBLISHED.outputs());
    }

    static MaskDecoder decoder(ParityFolder folder) {
        return folder.build("mask_decoder", p -> new MaskDecoder(p, config(folder)));
    }

    static MaskAdapter adapter(ParityFolder folder, int visualWidth, int textWidth) {
        return folder.build("mask_adapter", p -> new MaskAdapter(p, adapterConfig(folder), visualWidth, textWidth));
    }
}
