package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Embedding;

/** Steps on tensors, all texts at once: for wide models and many texts. */
final class TensorStepper implements Stepper {
    private final Embedding embedding;
    private final T5Decoder decoder;

    TensorStepper(Embedding embedding, T5Decoder decoder) {
        this.embedding = embedding;
        this.decoder = decoder;
    }

    @Override
    public TextIds ids() {
        return TextIds.T5;
    }

    @Override
    public Text start(TextHead.Encoded encoded, int length) {
        return new Texts(encoded, length);
    }

    private final class Texts implements Text {
        private final NDManager manager;
        private final Past past;
        private final List<Memory> cross;
        private final NDArray crossBias;                      // (R, 1, 1, K)
        private final NDArray position;                       // (1, N, L, L)
        private final List<int[]> said = new ArrayList<>();
        private boolean padded;

        Texts(TextHead.Encoded encoded, int length) {
            manager = encoded.states().getManager();
            past = new Past(manager, decoder.depth());
            cross = decoder.remember(encoded.states());
            crossBias = Masks.ofKeys(encoded.valid());
            position = decoder.position(manager, length);
        }

        @Override
        public float[] say(int[] tokens) {
            padded |= !said.isEmpty() && Arrays.stream(tokens).anyMatch(t -> t == TextIds.PADDING);
            said.add(tokens.clone());
            try (NDManager step = manager.newSubManager()) {
                Memory[] memories = past.lend(step);
                NDArray x = embedding.apply(step.create(tokens, new Shape(tokens.length, 1)));     // (M, 1, D)
                NDArray features = decoder.apply(x, memories, selfBias(step),
                        cross.stream().map(memory -> memory.in(step)).toList(), crossBias);
                past.keep(memories);
                return decoder.logits(features).toFloatArray();
            }
        }

        @Override
        public void gather(int[] texts) {
            past.gather(texts);
            said.replaceAll(tokens -> Arrays.stream(texts).map(t -> tokens[t]).toArray());
        }

        private NDArray selfBias(NDManager step) {                                             // (1 or M, N, 1, said)
            int now = said.size();
            NDArray bias = Borrow.in(step, position).get(":, :, " + (now - 1) + ":" + now + ", :" + now);
            return padded ? hidden(step).add(bias) : bias;
        }

        /** Hides the place before a padding token, as the published mask does: its target is nothing. */
        private NDArray hidden(NDManager step) {                                               // (M, 1, 1, said)
            int texts = said.get(0).length;
            float[] allowed = new float[texts * said.size()];
            for (int t = 0; t < texts; t++) {
                for (int k = 0; k < said.size(); k++) {
                    boolean padding = k + 1 < said.size() && said.get(k + 1)[t] == TextIds.PADDING;
                    allowed[t * said.size() + k] = padding ? 0 : 1;
                }
            }
            return Masks.bias(step.create(allowed, new Shape(texts, 1, 1, said.size())));
        }
    }
}
