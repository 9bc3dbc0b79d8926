package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.nn.Embedding;

/** Steps on tensors, all rows at once: for wide models and many rows. */
final class TensorStepper implements Stepper {
    private final Embedding embedding;
    private final T5Decoder decoder;

    TensorStepper(Embedding embedding, T5Decoder decoder) {
        this.embedding = embedding;
        this.decoder = decoder;
    }

    @Override
    public Text start(T5TextHead.Encoded encoded, int length) {
        return new Rows(encoded, length);
    }

    private final class Rows implements Text {
        private final NDManager manager;
        private final T5Attention.Memory[] past = new T5Attention.Memory[decoder.depth()];
        private final List<T5Attention.Memory> cross;
        private final NDArray crossBias;                      // (R, 1, 1, K)
        private final NDArray position;                       // (1, N, L, L)
        private final List<int[]> said = new ArrayList<>();
        private boolean padded;

        Rows(T5TextHead.Encoded encoded, int length) {
            manager = encoded.states().getManager();
            cross = decoder.remember(encoded.states());
            crossBias = T5TextHead.bias(encoded.valid().expandDims(1).expandDims(1));
            position = decoder.position(manager, length);
        }

        @Override
        public float[] say(int[] tokens) {
            padded |= !said.isEmpty() && java.util.Arrays.stream(tokens).anyMatch(t -> t == TextConfig.BEGIN);
            said.add(tokens.clone());
            int now = said.size();
            NDArray bias = position.get(":, :, " + (now - 1) + ":" + now + ", :" + now);       // (1, N, 1, said)
            NDArray x = embedding.apply(manager.create(tokens, new Shape(tokens.length, 1)));  // (R, 1, D)
            NDArray features = decoder.apply(x, past, padded ? hidden().add(bias) : bias, cross, crossBias);
            return decoder.logits(features).toFloatArray();
        }

        /** Hides the place before a padding token, as the published mask does: its target is nothing. */
        private NDArray hidden() {                                                             // (R, 1, 1, said)
            int rows = said.get(0).length;
            float[] allowed = new float[rows * said.size()];
            for (int r = 0; r < rows; r++) {
                for (int k = 0; k < said.size(); k++) {
                    allowed[r * said.size() + k] = k + 1 < said.size() && said.get(k + 1)[r] == TextConfig.BEGIN
                            ? 0
                            : 1;
                }
            }
            return T5TextHead.bias(manager.create(allowed, new Shape(rows, 1, 1, said.size())));
        }
    }
}
