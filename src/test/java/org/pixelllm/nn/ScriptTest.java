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
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Functions in PyTorch's words compute what the calls that they replace computed, forwards and backwards. */
class ScriptTest {
    private static final int GRID = 3;
    private static final int WIDTH = 8;

    private final NDManager manager = Torch.open();
    private final NDArray x = manager.randomNormal(0, 2, new Shape(2, 1 + GRID * GRID, 3, WIDTH), DataType.FLOAT32);
    private final NDArray weights = manager.randomNormal(0, 1, x.getShape(), DataType.FLOAT32);

    @AfterEach
    void free() {
        manager.close();
    }

    /** Returns the values, then the gradient. */
    private List<float[]> run(UnaryOperator<NDArray> function) {
        x.setRequiresGradient(true);
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray y = function.apply(Borrow.in(scope, x));
            collector.backward(y.mul(Borrow.in(scope, weights)).sum());
            try (NDArray gradient = x.getGradient()) {
                List<float[]> both = List.of(y.toFloatArray(), gradient.toFloatArray());
                gradient.subi(gradient);
                return both;
            }
        }
    }

    private Map<UnaryOperator<NDArray>, UnaryOperator<NDArray>> functions() {
        Rotary2d rotary = new Rotary2d(manager, GRID, 1, WIDTH);
        return Map.of(
                Activation.SILU::apply, z -> z.mul(z.getNDArrayInternal().sigmoid()),
                Activation.GELU_TANH::apply, z -> {
                    NDArray inner = z.mul(z).mul(z).mul(Scalar.of(z, 0.044715)).add(z).mul(Scalar.of(z,
                            Math.sqrt(2 / Math.PI)));
                    return z.mul(inner.tanh().add(Scalar.of(z, 1))).mul(Scalar.of(z, 0.5));
                },
                rotary::apply, this::turned);
    }

    /** Turns neighbouring channels by hand: half of them with the row, half with the column. */
    private NDArray turned(NDArray z) {
        float[] cos = new float[(1 + GRID * GRID) * WIDTH];
        float[] sin = new float[cos.length];
        for (int i = 0; i < cos.length; i++) {
            int place = i / WIDTH - 1;
            int channel = i % WIDTH;
            int steps = channel < WIDTH / 2 ? place / GRID : place % GRID;
            double angle = place < 0 ? 0 : steps * Math.pow(10000, -2.0 * (channel % (WIDTH / 2) / 2) / (WIDTH / 2));
            cos[i] = (float) Math.cos(angle);
            sin[i] = (float) Math.sin(angle);
        }
        float[] quarter = new float[WIDTH * WIDTH]; // (a, b) -> (-b, a)
        for (int i = 0; i < WIDTH; i += 2) {
            quarter[(i + 1) * WIDTH + i] = -1;
            quarter[i * WIDTH + i + 1] = 1;
        }
        Shape table = new Shape(1 + GRID * GRID, 1, WIDTH);
        return z.mul(manager.create(cos, table)).add(z.matMul(manager.create(quarter, new Shape(WIDTH, WIDTH)))
                .mul(manager.create(sin, table)));
    }

    @Test
    void eachIsTheSameFunctionAsTheCallsThatItReplaces() {
        functions().forEach((script, calls) -> {
            List<float[]> expected = run(calls);
            List<float[]> found = run(script);
            assertArrayEquals(expected.get(0), found.get(0), 1e-5f);
            assertArrayEquals(expected.get(1), found.get(1), 1e-5f);
        });
    }

    @Test
    void listsOfTensorsAreChangedInPlace() {
        Script script = new Script(List.of("_0 = torch._foreach_mul_(many, 2.)"), "torch.add(many[0], many[1])",
                List.of("many[]"));
        try (NDManager scope = manager.newSubManager()) {
            NDArray one = scope.create(new float[]{1, 2});
            NDArray other = scope.create(new float[]{3, 4});
            other.setName("a.name.with.dots");
            assertArrayEquals(new float[]{8, 12}, script.apply(List.of(List.of(one, other))).toFloatArray());
            assertArrayEquals(new float[]{2, 4}, one.toFloatArray());
            assertEquals("a.name.with.dots", other.getName());
        }
    }
}
