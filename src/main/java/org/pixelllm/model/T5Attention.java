package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import org.pixelllm.nn.Drop;
import org.pixelllm.nn.Heads;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.LoraLinear;
import org.pixelllm.nn.Params;

/** T5's attention: no biases, no scaling of the logits; the initial deviation does that instead. */
final class T5Attention {
    private final LoraLinear query;
    private final LoraLinear key;
    private final LoraLinear value;
    private final LoraLinear out;
    private final int heads;
    private final Drop drop;

    T5Attention(Params p, TextConfig config, LoraConfig lora) {
        int width = config.width();
        int inner = config.heads() * config.headWidth();
        Init wide = Init.normal(1 / Math.sqrt(width));
        Init narrow = Init.normal(1 / Math.sqrt((double) width * config.headWidth()));
        heads = config.heads();
        drop = p.drop();
        query = new LoraLinear(p.in("query"), narrow, width, inner, lora.rankOf("q"), lora.scale());
        key = new LoraLinear(p.in("key"), wide, width, inner, lora.rankOf("k"), lora.scale());
        value = new LoraLinear(p.in("value"), wide, width, inner, lora.rankOf("v"), lora.scale());
        out = new LoraLinear(p.in("out"), Init.normal(1 / Math.sqrt(inner)), inner, width, lora.rankOf("o"),
                lora.scale());
    }

    Memory remember(NDArray x) {                                                   // (R, K, D)
        return new Memory(Heads.split(key.apply(x), heads), Heads.split(value.apply(x), heads));
    }

    /** Attends from x (R, Q, D) to the memory; the bias is broadcast to (R, N, Q, K). */
    NDArray apply(NDArray x, Memory memory, NDArray bias) {
        NDArray weights = Heads.weights(Heads.split(query.apply(x), heads), memory.keys(), bias);
        return out.apply(Heads.merge(drop.attention(weights).matMul(memory.values())));
    }

    /** Returns how much each token of x (R, Q, D) attends to each of the memory, mean over the heads: (R, Q, K). */
    NDArray weights(NDArray x, Memory memory, NDArray bias) {
        return Heads.weights(Heads.split(query.apply(x), heads), memory.keys(), bias).mean(new int[]{1});
    }

    /** Attends from texts x (M, Q, D) to what R rows share, M / R texts a row; the bias is broadcast to (R, N, ., K). */
    NDArray applyShared(NDArray x, Memory memory, NDArray bias) {
        return apply(x.reshape(memory.rows(), -1, x.getShape().get(2)), memory, bias).reshape(x.getShape());
    }
}
