package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Steps of a GIT text head, all texts at once. */
final class GitStepper implements Stepper {
    private final GitTextHead head;

    GitStepper(GitTextHead head) {
        this.head = head;
    }

    @Override
    public TextIds ids() {
        return head.ids();
    }

    @Override
    public Text start(TextHead.Encoded encoded, int length) {
        return new Texts(encoded);
    }

    private final class Texts implements Text {
        private final NDManager manager;
        private final Past past;
        private final List<Memory> seen;
        private final NDArray seenBias;                       // (R, 1, 1, K)
        private int said;

        Texts(TextHead.Encoded encoded) {
            manager = encoded.states().getManager();
            past = new Past(manager, head.config().layers());
            seen = head.remember(encoded);
            seenBias = Masks.ofKeys(encoded.valid());
        }

        @Override
        public float[] say(int[] tokens) {
            try (NDManager step = manager.newSubManager()) {
                Memory[] memories = past.lend(step);
                NDArray now = step.create(tokens, new Shape(tokens.length, 1));                    // (M, 1)
                NDArray features = head.step(now, said++, memories,
                        seen.stream().map(memory -> memory.in(step)).toList(), seenBias);
                past.keep(memories);
                return head.logits(features).toFloatArray();
            }
        }

        @Override
        public void gather(int[] texts) {
            past.gather(texts);
        }
    }
}
