package org.pixelllm.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import org.pixelllm.model.GitConfig;
import org.pixelllm.model.GitTextHead;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.Stepper;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextConfig;
import org.pixelllm.model.TextHead;
import org.pixelllm.model.TextIds;
import org.pixelllm.nn.Torch;
import org.pixelllm.weights.ParameterSet;

/** A text head with random weights and few tokens, so that it says everything, ends and padding included. */
final class TinyHead implements AutoCloseable {
    private static final int WIDTH = 16;

    private final NDManager manager = Torch.open();
    private final ParameterSet parameters;
    private final Random random;
    private final TextHead head;

    /** Which published head. */
    enum Kind {
        T5, GIT
    }

    TinyHead(Kind kind, long seed, int tokens, int length) {
        parameters = ParameterSet.fresh(manager, seed);
        random = new Random(seed);
        head = kind == Kind.T5
                ? new T5TextHead(parameters.params(), new TextConfig(tokens, WIDTH, 2, 8, 1, 3, 24, length,
                        LoraConfig.NONE, new LoraConfig(2, 2, List.of("q", "v"))))
                : new GitTextHead(parameters.params(), new GitConfig(tokens, WIDTH, 12, 3, 2, 20, length + 2, length,
                        new TextIds(tokens - 2, tokens - 1)));
    }

    TextHead head() {
        return head;
    }

    /** Returns every way to decode with this head. */
    List<Stepper> steppers() {
        return head instanceof T5TextHead t5 ? List.of(t5.tensorStepper(), t5.arrayStepper()) : List.of(head.stepper());
    }

    /** Encodes random visual tokens and a context of words and padding, which may be empty. */
    TextHead.Encoded encode(int rows, int context) {
        NDArray visual = manager.create(floats(rows * 3 * WIDTH), new Shape(rows, 3, WIDTH));
        int[] ids = random.ints((long) rows * context, 0, head.vocabulary()).map(i -> random.nextInt(3) == 0 ? 0 : i)
                .toArray();
        return context == 0 ? head.encode(visual) : head.encode(visual, manager.create(ids, new Shape(rows, context)));
    }

    private float[] floats(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** Returns how many tensors live on in the manager that owns this head. */
    int owned() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        parameters.close();
        manager.close();
    }
}
