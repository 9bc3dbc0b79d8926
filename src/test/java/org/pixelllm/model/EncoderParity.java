package org.pixelllm.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import org.pixelllm.image.Resampling;
import org.pixelllm.nn.Resize;

/** Compares the image encoder block by block. */
final class EncoderParity {
    private EncoderParity() {}

    static void blocks(ParityFolder folder) {
        folder.needs("stage.git_backbone.output");
        assumeTrue("eva02_vit".equals(folder.config("model").get("git_backbone_name").getAsString()));
        EncoderConfig config = ParityParts.encoderConfig(folder);
        Eva02Encoder encoder = folder.build("git_backbone", p -> new Eva02Encoder(p, config));
        NDArray pixels = config.pixels().apply(ParityParts.images(folder), folder.input("padding_mask"));
        int size = config.imageSize();

        NDArray resized = Resize.apply(pixels, size, size, Resampling.BILINEAR);
        Eva02Encoder.Stages stages = encoder.stages(pixels);

        folder.check("stage.git_preprocessed.last_image", resized.get(-1), Tolerance.STAGE);
        folder.check("stage.git_backbone.patch_embed", stages.patches(), Tolerance.STAGE);
        for (int i = 0; i < config.depth(); i++) {
            folder.check("stage.git_backbone.block" + i, stages.blocks().get(i), Tolerance.CHAIN);
        }
        folder.check("stage.git_backbone.output", stages.output(), Tolerance.CHAIN);
        folder.check("stage.git_visual_features", encoder.apply(pixels), Tolerance.CHAIN);
    }
}
