package org.pixelllm.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.image.Resampling;
import org.pixelllm.nn.Resize;

/** Compares SAM's image encoder block by block, and the fusion of feature maps. */
final class SamParity {
    private SamParity() {}

    static void blocks(ParityFolder folder) {
        folder.needs("stage.sam_backbone.output");
        SamConfig config = config(folder);
        SamEncoder encoder = folder.build("sam_backbone", p -> new SamEncoder(p, config));
        NDArray pixels = config.pixels().apply(ParityParts.images(folder), folder.input("padding_mask"));
        int size = config.imageSize();

        SamEncoder.Stages stages = encoder.stages(pixels);

        NDArray resized = Resize.apply(pixels, size, size, Resampling.BILINEAR);
        folder.check("stage.sam_preprocessed.last_image", resized.get(-1), Tolerance.STAGE);
        folder.check("stage.sam_backbone.patch_embed", stages.patches(), Tolerance.STAGE);
        for (int i = 0; i < config.depth(); i++) {
            folder.check("stage.sam_backbone.block" + i, stages.blocks().get(i), Tolerance.CHAIN);
        }
        folder.check("stage.sam_backbone.output", stages.output(), Tolerance.CHAIN);
        folder.check("stage.sam_backbone.output", encoder.apply(pixels), Tolerance.CHAIN);
    }

    static void fusion(ParityFolder folder) {
        folder.needs("stage.concat_visual_features", "stage.git_visual_features", "stage.sam_backbone.output");
        List<NDArray> maps = new ArrayList<>();
        for (String key : folder.config("model").get("text_decoder_feature_key").getAsString().split("\\+")) {
            boolean sam = key.equals("sam_visual_features");
            assumeTrue(sam || key.equals("git_visual_features"), () -> "there is no encoder for " + key);
            maps.add(folder.expected(sam ? "stage.sam_backbone.output" : "stage." + key));
        }

        folder.check("stage.concat_visual_features", FeatureFusion.apply(maps), Tolerance.STAGE);
    }

    static SamConfig config(ParityFolder folder) {
        JsonObject args = folder.config("model", "sam_backbone_args");
        List<Integer> windowed = new ArrayList<>();
        for (JsonElement block : args.getAsJsonArray("window_block_indexes")) {
            windowed.add(block.getAsInt());
        }
        int patch = args.has("patch_size") ? args.get("patch_size").getAsInt() : SamConfig.BASE.patchSize();
        double ratio = args.has("mlp_ratio") ? args.get("mlp_ratio").getAsDouble() : SamConfig.BASE.mlpRatio();
        return new SamConfig(
                folder.config("model", "sam_preprocess_args").getAsJsonArray("image_size").get(0).getAsInt(), patch,
                args.get("img_size").getAsInt(), args.get("embed_dim").getAsInt(), args.get("depth").getAsInt(),
                args.get("num_heads").getAsInt(), ratio, args.get("window_size").getAsInt(), windowed,
                args.get("out_chans").getAsInt(), PixelStats.SAM);
    }
}
