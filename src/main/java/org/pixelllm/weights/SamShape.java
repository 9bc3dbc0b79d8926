package org.pixelllm.weights;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.pixelllm.model.MaskConfig;
import org.pixelllm.model.PixelStats;
import org.pixelllm.model.SamConfig;

/** Tells from a Segment Anything checkpoint which encoder and decoder it is of. */
final class SamShape {
    private static final String BLOCK = "sam_backbone/blocks.";

    private final Shapes shapes;
    private final Optional<Vision> vision;

    /** What the file says of the image encoder. */
    private record Config(Vision visionConfig) {}

    private record Vision(List<Integer> globalAttnIndexes, Integer windowSize) {}

    SamShape(Tensors sam, Path fileOrFolder) {
        shapes = new Shapes(sam);
        vision = LibraryConfig.read(fileOrFolder, Config.class).map(Config::visionConfig);
    }

    /**
     * Returns the shape of the image encoder.
     *
     * @param imageSize side of its input in pixels; 0 for the size of pretraining
     */
    SamConfig encoder(int imageSize) {
        int patch = shapes.size("sam_backbone/patch_embed.proj/kernel", 0, 16);
        int grid = shapes.size("sam_backbone/pos_embed", 1, 64);
        int width = shapes.size("sam_backbone/pos_embed", 3, 768);
        int depth = shapes.count(BLOCK);
        List<Integer> windowed = windowed(depth, grid);
        int window = vision.map(Vision::windowSize)
                .orElseGet(() -> windowed.stream().map(i -> (rows(i) + 1) / 2).findFirst().orElse(14));
        int headWidth = Math.max(1, shapes.size(BLOCK + "0/attn/rel_pos_h", 1, 64));
        double mlpRatio = shapes.size(BLOCK + "0/mlp/lin1/kernel", 1, 4 * width) / (double) width;
        return new SamConfig(imageSize == 0 ? grid * patch : imageSize, patch, grid * patch, width, depth,
                width / headWidth, mlpRatio, window, windowed, shapes.size("sam_backbone/neck/0/kernel", 3, 256),
                PixelStats.SAM);
    }

    /** Blocks that see everything have larger tables; where windows fill the picture, only the file tells. */
    private List<Integer> windowed(int depth, int grid) {
        IntPredicate everywhere = vision.map(Vision::globalAttnIndexes).<IntPredicate>map(blocks -> blocks::contains)
                .orElse(i -> rows(i) == 2 * grid - 1);
        return IntStream.range(0, depth).filter(everywhere.negate()).boxed().toList();
    }

    private int rows(int block) {
        return shapes.size(BLOCK + block + "/attn/rel_pos_h", 0, 2 * 14 - 1);
    }

    /** Returns the shape of the mask decoder. */
    MaskConfig masks() {
        String transformer = "mask_decoder/transformer/layers.";
        return new MaskConfig(shapes.size("mask_decoder/mask_tokens.weight", 1, 256), shapes.count(transformer),
                shapes.size(transformer + "0/mlp/lin1/kernel", 1, 2048),
                shapes.size("mask_decoder/iou_prediction_head/layers.0/kernel", 1, 256),
                shapes.size("mask_decoder/mask_tokens.weight", 0, 4));
    }

    /** Returns the channels of the prompt encoder. */
    int promptWidth() {
        return shapes.size("prompt_encoder/no_mask_embed.weight", 1, 256);
    }
}
