package org.pixelllm.model.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.pixelllm.nn.Torch;

class RoiAlignProperties {
    @Property(tries = 40, seed = "1")
    void samplesAsALoopOverCellsAndSamplesDoes(@ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @IntRange(min = 1, max = 9) int width, @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 1, max = 6) int boxes, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int stride = 1 << random.nextInt(5);
        float[] map = new float[height * width * channels];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) random.nextGaussian();
        }
        float[] corners = new float[4 * boxes];
        for (int i = 0; i < corners.length; i += 4) {
            for (int axis = 0; axis < 2; axis++) {
                corners[i + axis] = (float) ((random.nextDouble() * 1.5 - 0.25) * stride * 9);
                corners[i + 2 + axis] = corners[i + axis] + (float) (random.nextDouble() * stride * 9);
            }
        }

        float[] cut;
        try (NDManager manager = Torch.open()) {
            cut = RoiAlign.apply(manager.create(map, new Shape(height, width, channels)), corners, stride)
                    .toFloatArray();
        }

        assertArrayEquals(naive(map, height, width, channels, corners, stride), cut, 1e-4f);
    }

    private static float[] naive(float[] map, int height, int width, int channels, float[] corners, int stride) {
        float[] out = new float[corners.length / 4 * 49 * channels];
        for (int i = 0; i < out.length; i++) {
            int channel = i % channels;
            int column = i / channels % 7;
            int row = i / channels / 7 % 7;
            int box = i / channels / 49;
            for (int sample = 0; sample < 4; sample++) {
                double y = place(corners, box, 1, row + (sample / 2 + 0.5) / 2, stride);
                double x = place(corners, box, 0, column + (sample % 2 + 0.5) / 2, stride);
                for (int v = 0; v < height; v++) {
                    for (int u = 0; u < width; u++) {
                        double weight = Math.max(0, 1 - Math.abs(y - v)) * Math.max(0, 1 - Math.abs(x - u));
                        out[i] += (float) (weight / 4 * map[(v * width + u) * channels + channel]);
                    }
                }
            }
        }
        return out;
    }

    private static double place(float[] corners, int box, int axis, double sevenths, int stride) {
        double from = corners[4 * box + axis];
        double to = corners[4 * box + 2 + axis];
        return (from + (to - from) * sevenths / 7) / stride - 0.5;
    }
}
