package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.model.Extent;
import org.pixelllm.model.MaskDecoder;
import org.pixelllm.model.PixelStats;
import org.pixelllm.model.PromptEncoder;
import org.pixelllm.model.SamConfig;
import org.pixelllm.model.SamEncoder;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Params;

/** Segment Anything's image encoder, prompts and masks. B pictures, N prompts each, R = B · N. */
final class SamCase {
    private final ComponentFolder folder;
    private final NDManager manager;
    private final SamConfig config;
    private final SamShape shape;

    SamCase(ComponentFolder folder) {
        this.folder = folder;
        this.manager = folder.manager();
        shape = new SamShape(folder.tensors(), folder.path());
        config = shape.encoder(0);
    }

    void check() {
        NDArray features = pictures();
        if (folder.input("images_other_size") != null) {
            otherSize();
        }
        prompts(features);
    }

    private NDArray pictures() {
        SamEncoder encoder = folder.build(n -> n.startsWith("sam_backbone/"),
                p -> new SamEncoder(p.in("sam_backbone"), config));
        SamEncoder.Stages stages = encoder.stages(pixels("images"));
        folder.checkBoth("vision.patch_embed", stages.patches());
        for (int i = 0; i < config.depth(); i++) {
            folder.checkBoth("vision.block" + i, stages.blocks().get(i));
        }
        folder.checkBoth("image_embeddings", stages.output().transpose(0, 3, 1, 2));
        return stages.output();
    }

    private void otherSize() {
        NDArray pixels = pixels("images_other_size");
        SamConfig other = shape.encoder((int) pixels.getShape().get(1));
        SamEncoder encoder = folder.build(n -> n.startsWith("sam_backbone/"),
                p -> new SamEncoder(p.in("sam_backbone"), other));
        folder.check("expected_flax", "other_size.image_embeddings", encoder.apply(pixels));
    }

    private NDArray pixels(String name) {
        NDArray images = folder.input(name).toType(DataType.FLOAT32, false);
        Shape s = images.getShape();
        return PixelStats.SAM.apply(images, manager.ones(new Shape(s.get(0), s.get(1), s.get(2))));
    }

    private void prompts(NDArray features) {
        PromptEncoder encoder = folder.build(
                n -> n.startsWith("prompt_encoder/") && !n.startsWith("prompt_encoder/mask_downscaling/"),
                p -> new PromptEncoder(p.in("prompt_encoder"), shape.promptWidth()));
        int grid = config.grid();
        Extent size = new Extent(config.imageSize(), config.imageSize());
        NDArray dense = encoder.dense(manager, grid, grid);
        folder.checkBoth("dense_pe", map(dense));
        NDArray points = folder.input("input_points");
        NDArray places = points.reshape(-1, points.getShape().get(2), 2);
        NDArray labels = folder.input("input_labels").reshape(-1, points.getShape().get(2));
        NDArray corners = encoder.boxes(folder.input("input_boxes").reshape(-1, 4), size);
        NDArray clicks = encoder.clicks(places, labels, size);
        NDArray padding = encoder.clicks(places.get(":, :1"), labels.get(":, :1").mul(0).sub(1), size);
        masks(features, dense, "points", clicks.concat(padding, 1), encoder.noMask());
        masks(features, dense, "boxes", corners, encoder.noMask());
        masks(features, dense, "points_boxes", clicks.concat(corners, 1), encoder.noMask());
        if (folder.input("input_masks") != null) {
            givenMasks(features, dense, corners, encoder.noMask());
        }
    }

    private void givenMasks(NDArray features, NDArray position, NDArray corners, NDArray noMask) {
        NDArray given = maskPrompts(folder.input("input_masks"));                                 // (B, S, C)
        NDArray none = given.mul(0).add(noMask);
        folder.checkBoth("prompt.mask_dense", map(given));
        folder.checkBoth("prompt.no_mask_dense", map(none));
        long each = corners.getShape().get(0) / given.getShape().get(0);
        masks(features, position, "boxes_masks", corners, given.repeat(0, each));
    }

    private void masks(NDArray features, NDArray position, String name, NDArray sparse, NDArray dense) {
        MaskDecoder decoder = folder.build(n -> n.startsWith("mask_decoder/"),
                p -> new MaskDecoder(p.in("mask_decoder"), shape.masks()));
        MaskDecoder.Output output = decoder.apply(features, position, sparse, dense);
        folder.checkBoth("prompt." + name + ".sparse", sparse);
        folder.checkBoth("masks." + name + ".multi", output.masks().get(":, 1:"));
        folder.checkBoth("iou." + name + ".multi", output.quality().get(":, 1:"));
        folder.checkBoth("masks." + name + ".single", output.single().masks());
        folder.checkBoth("iou." + name + ".single", output.single().quality());
    }

    /** SAM's convolutions for mask prompts, which PixelLLM never gives: (B, 1, 4n, 4n) to (B, S, C). */
    private NDArray maskPrompts(NDArray masks) {
        NDArray small = folder.buildSome(p -> halved(p.in("prompt_encoder").in("mask_downscaling"), "0", "1",
                masks.transpose(0, 2, 3, 1)));
        NDArray smaller = folder.buildSome(p -> halved(p.in("prompt_encoder").in("mask_downscaling"), "3", "4",
                small));
        NDArray kernel = folder.weight("prompt_encoder/mask_downscaling/6/kernel");
        NDArray bias = folder.weight("prompt_encoder/mask_downscaling/6/bias");
        Shape s = smaller.getShape();
        return smaller.reshape(s.get(0), s.get(1) * s.get(2), s.get(3)).matMul(kernel.reshape(s.get(3), -1)).add(bias);
    }

    private NDArray halved(Params p, String convolution, String norm, NDArray x) {
        NDArray kernel = folder.weight("prompt_encoder/mask_downscaling/" + convolution + "/kernel"); // (2, 2, in, out)
        NDArray bias = folder.weight("prompt_encoder/mask_downscaling/" + convolution + "/bias");
        Shape s = x.getShape();
        NDArray squares = x.reshape(s.get(0), s.get(1) / 2, 2, s.get(2) / 2, 2 * s.get(3)).swapAxes(2, 3)
                .reshape(s.get(0), s.get(1) / 2, s.get(2) / 2, 4 * s.get(3));
        NDArray y = squares.matMul(kernel.reshape(4 * s.get(3), -1)).add(bias);
        return Activation.GELU.apply(new LayerNorm(p.in(norm), (int) bias.size(), 1e-6).apply(y));
    }

    /** Turns (B, S, C) into the library's (B, C, n, n). */
    private NDArray map(NDArray places) {
        Shape s = places.getShape();
        return places.swapAxes(1, 2).reshape(s.get(0), s.get(2), config.grid(), config.grid());
    }
}
