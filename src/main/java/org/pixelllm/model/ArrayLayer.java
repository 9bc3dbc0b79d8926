package org.pixelllm.model;

import java.util.Arrays;
import java.util.List;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Rows;

/** A layer of {@link ArrayStepper}: attention to the text, to the encoder's states, and the gated MLP. */
final class ArrayLayer {
    private final TextConfig config;
    private final float[] selfNorm;
    private final ArrayAttention self;
    private final float[] crossNorm;
    private final ArrayAttention cross;
    private final float[] mlpNorm;
    private final float[] gate;
    private final float[] up;
    private final float[] down;

    ArrayLayer(Params p, TextConfig config) {
        this.config = config;
        int width = config.width();
        selfNorm = ArrayStepper.numbers(p.in("pre_self_attention_layer_norm"), "scale", width);
        self = new ArrayAttention(p.in("self_attention"), config);
        crossNorm = ArrayStepper.numbers(p.in("pre_cross_attention_layer_norm"), "scale", width);
        cross = new ArrayAttention(p.in("encoder_decoder_attention"), config);
        mlpNorm = ArrayStepper.numbers(p.in("pre_mlp_layer_norm"), "scale", width);
        gate = ArrayStepper.numbers(p.in("mlp").in("wi_0"), "kernel", width, config.mlpWidth());
        up = ArrayStepper.numbers(p.in("mlp").in("wi_1"), "kernel", width, config.mlpWidth());
        down = ArrayStepper.numbers(p.in("mlp").in("wo"), "kernel", config.mlpWidth(), width);
    }

    /** Returns keys and values of the encoder's states (K, D). */
    ArrayMemory remember(float[][] states) {
        return new ArrayMemory(List.of(cross.keys(states)), List.of(cross.values(states)));
    }

    /**
     * Lets the newest token of each text pass, and remembers it.
     *
     * @param layer which one this is
     * @param selfBiases (N, said) for each text
     */
    float[][] apply(float[][] x, ArrayText[] texts, int layer, float[][][] selfBiases) {
        float[][] normed = Rows.rmsNorm(x, selfNorm);
        float[][] keys = self.keys(normed);
        float[][] values = self.values(normed);
        ArrayMemory[] past = new ArrayMemory[x.length];
        for (int r = 0; r < x.length; r++) {
            past[r] = texts[r].past(layer);
            past[r].add(keys[r], values[r]);
        }
        float[][] y = Rows.plus(x, self.attend(normed, past, selfBiases));
        ArrayMemory[] states = Arrays.stream(texts).map(t -> t.states(layer)).toArray(ArrayMemory[]::new);
        float[][][] stateBiases = Arrays.stream(texts).map(ArrayText::stateBias).toArray(float[][][]::new);
        y = Rows.plus(y, cross.attend(Rows.rmsNorm(y, crossNorm), states, stateBiases));
        float[][] z = Rows.rmsNorm(y, mlpNorm);
        float[][] hidden = Rows.gatedGelu(Rows.times(z, gate, config.mlpWidth()),
                Rows.times(z, up, config.mlpWidth()));
        return Rows.plus(y, Rows.times(hidden, down, config.width()));
    }
}
