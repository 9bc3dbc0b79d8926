package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;

/** Turns pixels (B, Y, X, 3) into patches (B, Y / patch, X / patch, D). */
sealed interface Stem {
    NDArray apply(NDArray pixels);

    static Stem of(Params p, EncoderConfig.Stem kind, int patch, int width) {
        return kind == EncoderConfig.Stem.PATCH ? new Patches(p, patch, width) : new Convolutions(p, patch, width);
    }

    static void check(EncoderConfig.Stem kind, int patch) {
        Check.require(kind == EncoderConfig.Stem.PATCH || Integer.bitCount(patch) == 1,
                "a convolutional stem needs a power of two as patch size, not %d", patch);
    }

    /** One linear map of each patch: a convolution whose stride is its kernel. */
    final class Patches implements Stem {
        private final NDArray kernel; // (patch, patch, 3, D)
        private final NDArray bias;
        private final int patch;

        Patches(Params p, int patch, int width) {
            this.patch = patch;
            Params own = p.in("patch_embed.proj");
            kernel = own.tensor("kernel", Init.lecun(), patch, patch, 3, width);
            bias = own.tensor("bias", Init.zeros(), width);
        }

        @Override
        public NDArray apply(NDArray pixels) {
            Shape s = pixels.getShape();
            long rows = s.get(1) / patch;
            long columns = s.get(2) / patch;
            long inputs = 3L * patch * patch;
            NDArray whole = pixels.get(new NDIndex(":, :{}, :{}", rows * patch, columns * patch)); // the rest is dropped
            NDArray patches = whole.reshape(s.get(0), rows, patch, columns, patch * 3L).swapAxes(2, 3)
                    .reshape(s.get(0), rows, columns, inputs);
            NDArray weights = Borrow.in(pixels.getManager(), kernel).reshape(inputs, bias.size());
            return patches.matMul(weights).addi(bias);
        }
    }

    /** 3x3 convolutions of stride 2, ReLU between them, widths doubling towards D. */
    final class Convolutions implements Stem {
        private static final Shape ONE = new Shape(1, 1);
        private static final Shape TWO = new Shape(2, 2);

        private final List<NDArray> kernels = new ArrayList<>(); // (3, 3, in, out)
        private final List<NDArray> biases = new ArrayList<>();

        Convolutions(Params p, int patch, int width) {
            int count = Integer.numberOfTrailingZeros(patch);
            int in = 3;
            for (int i = 0; i < count; i++) {
                int out = Math.min(width, Math.max(16, width >> count - 1 - i));
                Params own = p.in("stem." + i);
                kernels.add(own.tensor("kernel", Init.normal(Math.sqrt(2.0 / (9 * in))), 3, 3, in, out));
                biases.add(own.tensor("bias", Init.zeros(), out));
                in = out;
            }
        }

        @Override
        public NDArray apply(NDArray pixels) {
            NDArray x = pixels.transpose(0, 3, 1, 2);
            for (int i = 0; i < kernels.size(); i++) {
                NDArray kernel = kernels.get(i).transpose(3, 2, 0, 1);
                kernel.attach(pixels.getManager());
                NDArray y = Conv2d.conv2d(x, kernel, biases.get(i), TWO, ONE, ONE, 1).singletonOrThrow();
                x = i + 1 < kernels.size() ? Activation.RELU.apply(y) : y;
            }
            return x.transpose(0, 2, 3, 1);
        }
    }
}
