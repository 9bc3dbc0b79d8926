package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.model.EncoderConfig;
import org.pixelllm.model.Eva02Encoder;
import org.pixelllm.model.EvaVariant;
import org.pixelllm.model.PixelStats;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Rotary2d;

/** Both families of EVA-02, as timm computes them and as the published module does. */
final class Eva02Case {
    private final ComponentFolder folder;
    private final NDManager manager;
    private final EncoderConfig config;

    Eva02Case(ComponentFolder folder) {
        this.folder = folder;
        this.manager = folder.manager();
        config = new Eva02Shape(folder.tensors(), folder.path()).encoder(0);
    }

    void check() {
        NDArray features = features("expected", config, "images", "features");
        features("expected_flax_extended", config, "images", "features");
        features("expected_flax", published(config.imageSize()), "images", "features");
        if (folder.input("images_other_size") != null) {
            int other = (int) folder.input("images_other_size").getShape().get(1);
            features("expected_flax", published(other), "images_other_size", "other_size.features");
        }
        pooled(features);
        rotary();
    }

    /** The published module has neither inner norm nor rescaled places, and another eps. */
    private EncoderConfig published(int imageSize) {
        return new EncoderConfig(imageSize, config.patchSize(), config.pretrainSize(), config.width(), config.depth(),
                config.heads(), config.mlpRatio(), config.stem(), config.pixels(), EvaVariant.DEFAULT);
    }

    private NDArray features(String file, EncoderConfig shape, String images, String name) {
        Eva02Encoder encoder = folder.build(
                n -> n.startsWith("git_backbone/") && (shape.variant().innerNorm() || !n.contains("/inner_attn_ln/")),
                p -> new Eva02Encoder(p.in("git_backbone"), shape));
        Eva02Encoder.Stages stages = encoder.stages(pixels(images));
        if (name.equals("features")) {
            folder.check(file, "patch_embed", stages.patches());
            for (int i = 0; i < shape.depth(); i++) {
                folder.check(file, "block" + i, stages.blocks().get(i));
            }
        }
        folder.check(file, name, stages.output());
        return stages.output();
    }

    private NDArray pixels(String name) {
        NDArray images = folder.input(name).toType(DataType.FLOAT32, false);
        Shape s = images.getShape();
        return PixelStats.CLIP.apply(images, manager.ones(new Shape(s.get(0), s.get(1), s.get(2))));
    }

    /** The CLIP family takes the class token, the other the mean of the patches before the norm. */
    private void pooled(NDArray features) {
        boolean clip = config.variant().innerNorm();
        NDArray last = folder.expected("expected", "block" + (config.depth() - 1));
        folder.check("expected", "forward_features", clip ? features : last);
        NDArray mean = folder.buildSome(p -> new LayerNorm(p.in("git_backbone").in("ln_post"), config.width(), 1e-6))
                .apply(last.get(":, 1:").mean(new int[]{1}));
        NDArray pooled = clip ? features.get(":, 0") : mean;
        folder.check("expected", "pooled", pooled);
        try (Tensors timm = Tensors.open(folder.path())) {
            folder.check("expected", "forward", !timm.table().containsKey("head.weight")
                    ? pooled
                    : pooled.matMul(timm.read("head.weight", manager).transpose()).add(timm.read("head.bias",
                            manager)));
        }
    }

    /** Turns a vector of ones in every other channel: there the cosine comes out, in its neighbour the sine. */
    private void rotary() {
        double step = config.variant().rotaryGrid() == 0 ? 1 : (double) config.variant().rotaryGrid() / config.grid();
        int width = config.width() / config.heads();
        Rotary2d rotary = new Rotary2d(manager, config.grid(), step, width);
        NDArray even = manager.zeros(new Shape(1, 1, 1 + (long) config.grid() * config.grid(), width / 2, 2));
        even.set(new NDIndex("..., 0"), 1f);
        Shape flat = new Shape(1, 1 + (long) config.grid() * config.grid(), 1, width);
        NDArray turned = rotary.apply(even.reshape(flat)).reshape(-1, width / 2, 2).get("1:");     // (S, H / 2, 2)
        folder.check("expected", "rope_cos", turned.get("..., :1").repeat(2, 2).reshape(-1, width));
        folder.check("expected", "rope_sin", turned.get("..., 1:").repeat(2, 2).reshape(-1, width));
    }
}
