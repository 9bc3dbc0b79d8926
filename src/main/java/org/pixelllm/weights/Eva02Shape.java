package org.pixelllm.weights;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.Optional;
import org.pixelllm.model.EncoderConfig;
import org.pixelllm.model.EvaVariant;
import org.pixelllm.model.PixelStats;

/** Tells from an EVA-02 checkpoint of which family and size it is. */
final class Eva02Shape {
    private static final int HEAD_WIDTH = 64; // of every published size
    private static final int ROTARY_GRID = 16; // of every published size, whatever its input
    private static final double TIMM_EPS = 1e-6;

    private final Shapes shapes;
    private final Optional<Arguments> arguments;

    /** What timm's file says: only what differs from the named architecture. */
    private record Config(Arguments modelArgs) {}

    /** @param refFeatShape a number, or two for the sides */
    private record Arguments(Integer numHeads, JsonElement refFeatShape) {
        Optional<Integer> countedGrid() {
            JsonElement side = refFeatShape != null && refFeatShape.isJsonArray() && !refFeatShape.getAsJsonArray()
                    .isEmpty() ? refFeatShape.getAsJsonArray().get(0) : refFeatShape;
            boolean said = side != null && side.isJsonPrimitive() && side.getAsJsonPrimitive().isNumber();
            return said ? Optional.of(side.getAsInt()) : Optional.empty();
        }
    }

    Eva02Shape(Tensors eva, Path fileOrFolder) {
        shapes = new Shapes(eva);
        arguments = LibraryConfig.read(fileOrFolder, Config.class).map(Config::modelArgs);
    }

    /**
     * Returns the shape of the encoder.
     *
     * @param imageSize side of its input in pixels; 0 for the size of pretraining
     */
    EncoderConfig encoder(int imageSize) {
        int patch = shapes.size("git_backbone/patch_embed.proj/kernel", 0, 14);
        int width = shapes.size("git_backbone/pos_embed", 2, 1024);
        int grid = Shapes.side(shapes.size("git_backbone/pos_embed", 1, 257) - 1);
        int hidden = shapes.size("git_backbone/blocks.0/mlp/w1/kernel", 1, (int) (width * 8.0 / 3));
        int heads = arguments.map(Arguments::numHeads).orElse(Math.max(1, width / HEAD_WIDTH));
        return new EncoderConfig(imageSize == 0 ? grid * patch : imageSize, patch, grid * patch, width,
                shapes.count("git_backbone/blocks."), heads, mlpRatio(hidden, width), EncoderConfig.Stem.PATCH,
                PixelStats.CLIP, variant(grid));
    }

    /** PixelLLM counts patches one by one, and so does timm where the grid is the one it counts by. */
    private EvaVariant variant(int grid) {
        int counted = arguments.flatMap(Arguments::countedGrid).orElse(ROTARY_GRID);
        return new EvaVariant(shapes.has("git_backbone/blocks.0/attn/inner_attn_ln/scale"),
                counted == grid ? 0 : counted, TIMM_EPS);
    }

    /** The encoder truncates width times ratio; half a channel more gives any hidden width again. */
    private static double mlpRatio(int hidden, int width) {
        return (int) (width * 8.0 / 3) == hidden ? 8.0 / 3 : (hidden + 0.5) / width;
    }
}
