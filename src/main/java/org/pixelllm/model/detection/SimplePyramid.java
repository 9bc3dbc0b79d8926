package org.pixelllm.model.detection;

import static org.pixelllm.model.Check.require;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Convolution;
import org.pixelllm.nn.Doubling;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Params;

/**
 * Makes a pyramid of features from one map.
 *
 * <p>B batch, Y rows, X columns, F channels of the map, C channels of each level.
 *
 * @see <a href="https://arxiv.org/abs/2203.16527">Plain Vision Transformer Backbones for Object Detection</a>
 */
public final class SimplePyramid {
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    private final Doubling up;
    private final Smoothing fine;
    private final Smoothing same;
    private final Smoothing coarse;
    private final Convolution p6;
    private final Convolution p7;

    /** Asks for {@code simfp_3}, {@code simfp_4}, {@code simfp_5} with their layers, and {@code top_block}. */
    public SimplePyramid(Params p, PyramidConfig config, int featureWidth) {
        int channels = config.channels();
        up = Doubling.turned(p.in("simfp_3.0"), featureWidth, config.inner() / 2);
        fine = new Smoothing(p, "simfp_3.", 1, config.inner() / 2, channels);
        same = new Smoothing(p, "simfp_4.", 0, featureWidth, channels);
        coarse = new Smoothing(p, "simfp_5.", 1, featureWidth, channels);
        p6 = Convolution.biased(p.in("top_block").in("p6"), 3, channels, channels, 2);
        p7 = Convolution.biased(p.in("top_block").in("p7"), 3, channels, channels, 2);
    }

    /**
     * Makes the levels, finest first.
     *
     * @param features (B, Y, X, F), at least 2 cells high and wide
     * @return (B, 2Y, 2X, C), (B, Y, X, C), (B, Y / 2, X / 2, C) rounded down, then two more, halved and rounded up
     */
    public List<NDArray> apply(NDArray features) {
        Shape s = features.getShape();
        require(s.get(1) > 1 && s.get(2) > 1, "a feature map of %d by %d cells is below 2 by 2", s.get(1), s.get(2));
        NDArray third = coarse.apply(halved(features));
        NDArray fourth = p6.apply(third);
        NDArray fifth = p7.apply(Activation.RELU.apply(fourth));
        return List.of(fine.apply(up.apply(features)), same.apply(features), third, fourth, fifth);
    }

    private static NDArray halved(NDArray x) {
        return Pool.maxPool2d(x.transpose(0, 3, 1, 2), TWO, TWO, NONE, false).transpose(0, 2, 3, 1);
    }

    /** A 1x1 and a 3x3 convolution without bias, a norm after each. */
    private static final class Smoothing {
        private final Convolution narrow;
        private final LayerNorm narrowNorm;
        private final Convolution wide;
        private final LayerNorm wideNorm;

        Smoothing(Params p, String stage, int first, int in, int out) {
            String one = stage + first;
            String two = stage + (first + 1);
            narrow = Convolution.unbiased(p.in(one), 1, in, out);
            narrowNorm = new LayerNorm(p.in(one + ".norm"), out, 1e-6);
            wide = Convolution.unbiased(p.in(two), 3, out, out);
            wideNorm = new LayerNorm(p.in(two + ".norm"), out, 1e-6);
        }

        NDArray apply(NDArray x) {                                            // (B, Y, X, in)
            return wideNorm.apply(wide.apply(narrowNorm.apply(narrow.apply(x))));
        }
    }
}
