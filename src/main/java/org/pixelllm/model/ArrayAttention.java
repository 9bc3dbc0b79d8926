package org.pixelllm.model;

import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Rows;

/** {@link T5Attention} on plain arrays, rows of D numbers; LoRA is folded into the kernels. */
final class ArrayAttention {
    private final TextConfig config;
    private final int inner;
    private final float[] query;
    private final float[] key;
    private final float[] value;
    private final float[] out;

    ArrayAttention(Params p, TextConfig config) {
        this.config = config;
        inner = config.heads() * config.headWidth();
        query = kernel(p.in("query"), "q", config.width(), inner);
        key = kernel(p.in("key"), "k", config.width(), inner);
        value = kernel(p.in("value"), "v", config.width(), inner);
        out = kernel(p.in("out"), "o", inner, config.width());
    }

    /** Reads a kernel and adds its low-rank update. */
    private float[] kernel(Params p, String module, int in, int width) {
        float[] whole = p.tensor("kernel", Init.zeros(), in, width).toFloatArray();
        int rank = config.decoderLora().rankOf(module);
        if (rank > 0) {
            float[] left = p.tensor("kernel_left_lora", Init.zeros(), in, rank).toFloatArray();
            float[] right = p.tensor("kernel_right_lora", Init.zeros(), rank, width).toFloatArray();
            for (int i = 0; i < in * width; i++) {
                for (int r = 0; r < rank; r++) {
                    whole[i] += (float) config.decoderLora().scale() * left[i / width * rank + r]
                            * right[r * width + i % width];
                }
            }
        }
        return whole;
    }

    float[][] keys(float[][] x) {
        return Rows.times(x, key, inner);
    }

    float[][] values(float[][] x) {
        return Rows.times(x, value, inner);
    }

    /**
     * Attends from each row to its own memory.
     *
     * @param biases what is added to the logit of attending to a key, (N, K) for each row
     */
    float[][] attend(float[][] x, ArrayMemory[] memories, float[][][] biases) {
        float[][] mixed = Rows.times(x, query, inner);
        for (int r = 0; r < x.length; r++) {
            mixed[r] = mix(mixed[r], memories[r], biases[r]);
        }
        return Rows.times(mixed, out, config.width());
    }

    private float[] mix(float[] queries, ArrayMemory memory, float[][] biases) {
        int headWidth = config.headWidth();
        float[] mixed = new float[inner];
        for (int n = 0; n < biases.length; n++) {
            int from = n * headWidth;
            float[] weights = biases[n].clone();
            for (int k = 0; k < weights.length; k++) {
                weights[k] += Rows.dot(queries, from, memory.keys().get(k), from, headWidth);
            }
            Rows.softmax(weights);
            for (int k = 0; k < weights.length; k++) {
                Rows.add(mixed, from, weights[k], memory.values().get(k), from, headWidth);
            }
        }
        return mixed;
    }
}
