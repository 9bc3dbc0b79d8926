package org.pixelllm.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GroupNormProperties {
    @Property(tries = 20, seed = "1")
    void everyGroupOfEveryPictureIsNormalisedByItself(@ForAll @IntRange(min = 1, max = 3) int batch,
            @ForAll @IntRange(min = 1, max = 4) int groups, @ForAll @IntRange(min = 1, max = 3) int each,
            @ForAll @IntRange(min = 2, max = 6) int places, @ForAll long seed) {
        int channels = groups * each;
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = Init.normal(3).values(random, batch, channels, places, 1);
        float[] scale = Init.normal(1).values(random, channels);
        float[] bias = Init.normal(1).values(random, channels);

        float[] normal;
        try (NDManager manager = Torch.open()) {
            Params p = Params.of((name, init, shape) -> manager.create(name.equals("scale") ? scale : bias));
            normal = new GroupNorm(p, channels, groups)
                    .applyChannelsFirst(manager.create(x, new Shape(batch, channels, places, 1))).toFloatArray();
        }

        float[] expected = new float[x.length];
        int size = each * places;
        for (int i = 0; i < x.length; i++) {
            int from = i / size * size;
            double mean = 0;
            double square = 0;
            for (int j = from; j < from + size; j++) {
                mean += x[j] / size;
                square += x[j] * x[j] / size;
            }
            int channel = i / places % channels;
            expected[i] = (float) ((x[i] - mean) / Math.sqrt(square - mean * mean + 1e-6) * scale[channel]
                    + bias[channel]);
        }
        assertArrayEquals(expected, normal, 1e-3f);
    }
}
