package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

/**
 * Shape of an EVA-02 image encoder.
 *
 * @param imageSize side of the square input in pixels; what is left after whole patches is dropped
 * @param patchSize side of a patch in pixels; a power of two for a convolutional stem
 * @param pretrainSize side of the picture whose grid the position embedding has, in pixels
 * @param width channels of a token (D), a multiple of {@code heads}; a head's width is a multiple of 4
 * @param depth number of blocks
 * @param heads attention heads of a block (N)
 * @param mlpRatio hidden width of a block's MLP over {@code width}; the product is truncated
 * @param stem how pixels become tokens
 * @param pixels mean and deviation that normalise the input
 * @param variant what public checkpoints do otherwise
 */
public record EncoderConfig(int imageSize, int patchSize, int pretrainSize, int width, int depth, int heads,
        double mlpRatio, Stem stem, PixelStats pixels, EvaVariant variant) {

    /** How pixels become tokens. */
    public enum Stem {
        /** One linear map of each patch, as published. */
        PATCH,
        /** 3x3 convolutions of stride 2 down to the patch grid: learns small models much faster. */
        CONVOLUTIONS
    }

    public EncoderConfig {
        require(patchSize > 0 && patchSize <= imageSize && imageSize <= 4096,
                "image size %d does not fit patches of %d",
                imageSize, patchSize);
        require(imageSize % patchSize == 0 || stem != Stem.CONVOLUTIONS,
                "image size %d is not a multiple of the patch size %d", imageSize, patchSize);
        require(imageSize / patchSize <= 256, "%d patches a side are more than 256", imageSize / patchSize);
        require(pretrainSize >= patchSize && pretrainSize <= 4096, "pretraining size %d is not in %d..4096",
                pretrainSize, patchSize);
        require(heads > 0 && width > 0 && width <= 16384 && width % heads == 0,
                "width %d is not a multiple of heads %d up to 16384", width, heads);
        require(width / heads % 4 == 0 && width / heads <= 512, "a head's width %d is not a multiple of 4 up to 512",
                width / heads);
        require(depth > 0 && depth <= 200, "depth %d is not in 1..200", depth);
        require(mlpRatio > 0 && mlpRatio <= 16, "MLP ratio %s is not in 0..16", mlpRatio);
        require(stem != null, "the stem is missing");
        org.pixelllm.model.Stem.check(stem, patchSize);
        require(pixels != null, "pixel statistics are missing");
        require(variant != null, "the variant is missing");
    }

    /** An encoder as the published model has it. */
    public EncoderConfig(int imageSize, int patchSize, int pretrainSize, int width, int depth, int heads,
            double mlpRatio, Stem stem, PixelStats pixels) {
        this(imageSize, patchSize, pretrainSize, width, depth, heads, mlpRatio, stem, pixels, EvaVariant.DEFAULT);
    }

    /** Returns the number of patches along one side. */
    public int grid() {
        return imageSize / patchSize;
    }

    /** Returns how far apart neighbouring patches count to be in the rotary embedding. */
    double rotaryStep() {
        return variant.rotaryGrid() == 0 ? 1 : (double) variant.rotaryGrid() / grid();
    }

    int mlpWidth() {
        return (int) (width * mlpRatio);
    }
}
