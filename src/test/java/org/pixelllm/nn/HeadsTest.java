package org.pixelllm.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeadsTest {
    private static final Shape MANY = new Shape(4, 4, 257, 32);

    private final NDManager manager = Torch.open();
    private final NDArray one = manager.create(1f);
    private final List<NDArray> all = Stream.generate(() -> manager.randomNormal(0, 1, MANY, DataType.FLOAT32)).limit(4)
            .toList();

    @AfterEach
    void free() {
        manager.close();
    }

    /** How attention may be computed. */
    private interface Way {
        NDArray attend(NDArray query, NDArray key, NDArray value);
    }

    /** Returns values and the gradients of query, key and value. */
    private List<float[]> run(Way way) {
        List<NDArray> inputs = all.subList(0, 3);
        inputs.forEach(x -> x.setRequiresGradient(true));
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray values = way.attend(Borrow.in(scope, inputs.get(0)), Borrow.in(scope, inputs.get(1)),
                    Borrow.in(scope, inputs.get(2)));
            collector.backward(values.mul(Borrow.in(scope, all.get(3))).sum());
            float[] found = values.toFloatArray();
            return Stream.concat(Stream.of(found), inputs.stream().map(HeadsTest::takeGradient)).toList();
        }
    }

    private static float[] takeGradient(NDArray x) {
        try (NDArray gradient = x.getGradient()) {
            float[] taken = gradient.toFloatArray();
            gradient.subi(gradient);
            return taken;
        }
    }

    @Test
    void manyWeightsInOneOperationAreTheSameAttentionForwardsAndBackwards() {
        List<float[]> expected = run((q, k, v) -> Heads.weights(q, k, null).matMul(v));
        List<float[]> found = run((q, k, v) -> Heads.attend(q, k, v, one));

        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i), 2e-4f, "array " + i);
        }
    }

    @Test
    void nothingIsLeftBehind() {
        Way way = (q, k, v) -> Heads.attend(q, k, v, one);
        run(way);
        int arrays = manager.getManagedArrays().size();
        run(way);
        assertEquals(arrays, manager.getManagedArrays().size());
    }
}
