package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Normalisation of pixels.
 *
 * @param mean of red, green and blue, on the scale 0 to 255
 * @param std deviation of red, green and blue, on the same scale
 */
public record PixelStats(List<Float> mean, List<Float> std) {
    /** CLIP's, which EVA-02 and GIT use. */
    public static final PixelStats CLIP = new PixelStats(
            List.of(0.48145466f * 255, 0.4578275f * 255, 0.40821073f * 255),
            List.of(0.26862954f * 255, 0.26130258f * 255, 0.27577711f * 255));

    /** ImageNet's on SAM's scale. */
    public static final PixelStats SAM = new PixelStats(List.of(123.675f, 116.28f, 103.53f),
            List.of(58.395f, 57.12f, 57.375f));

    public PixelStats {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        require(mean.size() == 3 && std.size() == 3, "pixel statistics need 3 means and 3 deviations");
        require(std.stream().allMatch(s -> s > 0), "a deviation is not positive: %s", std);
    }

    /**
     * Normalises pixels; padding becomes exactly 0.
     *
     * @param pixels (B, Y, X, 3), 0 to 255
     * @param valid (B, Y, X), 1 inside the picture and 0 in the padding
     */
    public NDArray apply(NDArray pixels, NDArray valid) {
        NDArray centred = pixels.sub(row(pixels, mean)).divi(row(pixels, std));
        return centred.muli(valid.expandDims(-1));
    }

    private static NDArray row(NDArray like, List<Float> values) {
        return like.getManager().create(new float[]{values.get(0), values.get(1), values.get(2)}, new Shape(3));
    }
}
