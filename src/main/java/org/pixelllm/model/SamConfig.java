package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import java.util.List;

/**
 * Shape of SAM's image encoder.
 *
 * @param imageSize side of the square input in pixels, a multiple of {@code patchSize}
 * @param patchSize side of a patch in pixels; 16 in the published model
 * @param pretrainSize side of the picture whose grid the position tables have, in pixels
 * @param width channels of a token (D), a multiple of {@code heads}
 * @param depth number of blocks
 * @param heads attention heads of a block (N)
 * @param mlpRatio hidden width of a block's MLP over {@code width}; 4 in the published model
 * @param window side of a window in patches
 * @param windowed which blocks attend within windows, counted from 0; the others attend everywhere
 * @param outputWidth channels of the feature map (C)
 * @param pixels mean and deviation that normalise the input
 * @param variant what an encoder of our own does otherwise
 */
public record SamConfig(int imageSize, int patchSize, int pretrainSize, int width, int depth, int heads,
        double mlpRatio, int window, List<Integer> windowed, int outputWidth, PixelStats pixels,
        SamVariant variant) {
    /** SAM ViT-B on 1024 pixels, as published. */
    public static final SamConfig BASE = new SamConfig(1024, 16, 1024, 768, 12, 12, 4, 14,
            List.of(0, 1, 3, 4, 6, 7, 9, 10), 256, PixelStats.SAM);

    public SamConfig {
        require(patchSize > 0 && patchSize <= imageSize && imageSize <= 4096,
                "image size %d does not fit patches of %d", imageSize, patchSize);
        require(imageSize % patchSize == 0, "image size %d is not a multiple of the patch size %d", imageSize,
                patchSize);
        require(imageSize / patchSize <= 128, "%d patches a side are more than 128", imageSize / patchSize);
        require(pretrainSize >= patchSize && pretrainSize / patchSize <= 128,
                "pretraining size %d is not 1 to 128 patches of %d", pretrainSize, patchSize);
        require(heads > 0 && width > 0 && width <= 16384 && width % heads == 0,
                "width %d is not a multiple of heads %d up to 16384", width, heads);
        require(depth > 0 && depth <= 200, "depth %d is not in 1..200", depth);
        require(mlpRatio > 0 && mlpRatio <= 16, "MLP ratio %s is not in 0..16", mlpRatio);
        require(window > 0 && window <= 64, "window %d is not in 1..64", window);
        windowed = List.copyOf(windowed);
        for (int block : windowed) {
            require(block >= 0 && block < depth, "block %d attends in windows, but there are %d blocks", block, depth);
        }
        require(outputWidth > 0 && outputWidth <= 16384, "output width %d is not in 1..16384", outputWidth);
        require(pixels != null, "pixel statistics are missing");
        require(variant != null, "the variant is missing");
        Stem.check(variant.stem(), patchSize);
    }

    /** An encoder as the published model has it. */
    public SamConfig(int imageSize, int patchSize, int pretrainSize, int width, int depth, int heads,
            double mlpRatio, int window, List<Integer> windowed, int outputWidth, PixelStats pixels) {
        this(imageSize, patchSize, pretrainSize, width, depth, heads, mlpRatio, window, windowed, outputWidth, pixels,
                SamVariant.DEFAULT);
    }

    /** Returns the number of patches along one side. */
    public int grid() {
        return imageSize / patchSize;
    }

    int pretrainGrid() {
        return pretrainSize / patchSize;
    }

    int mlpWidth() {
        return (int) (width * mlpRatio);
    }
}
