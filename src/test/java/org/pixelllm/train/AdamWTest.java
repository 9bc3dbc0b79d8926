package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pixelllm.nn.Torch;

class AdamWTest {
    private final NDManager manager = Torch.open();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void aMatrixDecaysAndStepsAsHandWorked() {
        NDArray weight = manager.create(new float[]{1, -2}, new Shape(1, 2));
        try (AdamW adam = new AdamW(manager, Map.of("w", learning(weight)), 0.1, 100)) {
            slope(weight, 3, -1);
            double norm = adam.update(0.01);

            assertEquals(Math.sqrt(10), norm, 1e-5);
            // after one step both corrected moments are the gradient itself: a step of the rate against its sign
            assertArrayEquals(new float[]{1 * 0.999f - 0.01f, -2 * 0.999f + 0.01f}, weight.toFloatArray(), 1e-6f);
        }
    }

    @Test
    void theSecondStepMixesBothGradients() {
        NDArray weight = manager.create(new float[]{0});
        try (AdamW adam = new AdamW(manager, Map.of("w", learning(weight)), 0.1, 100)) {
            slope(weight, 1);
            adam.update(0.1);
            slope(weight, -3);
            adam.update(0.1);

            double m = (0.9 * 0.1 * 1 + 0.1 * -3) / (1 - 0.81);
            double v = (0.98 * 0.02 * 1 + 0.02 * 9) / (1 - 0.98 * 0.98);
            assertArrayEquals(new float[]{(float) (-0.1 - 0.1 * m / Math.sqrt(v))}, weight.toFloatArray(), 1e-6f);
        }
    }

    @Test
    void longGradientsAreCutToTheLargestNorm() {
        NDArray weight = manager.create(new float[]{0, 0});
        try (AdamW adam = new AdamW(manager, Map.of("w", learning(weight)), 0, 1)) {
            slope(weight, 30, 40);
            adam.update(0.1);
            assertArrayEquals(new float[]{0.06f, 0.08f}, adam.state().get("adam.m/w").toFloatArray(), 1e-6f);
        }
    }

    @Test
    void aShareOfTheRateSlowsStepAndDecay() {
        NDArray whole = manager.create(new float[]{1}, new Shape(1, 1));
        NDArray slow = manager.create(new float[]{1}, new Shape(1, 1));
        Map<String, NDArray> weights = Map.of("whole", learning(whole), "slow", learning(slow));
        try (AdamW adam = new AdamW(manager, weights, 0.1, 100, AdamW.Decays.QUICK,
                name -> name.equals("slow") ? 0.5 : 1)) {
            slope(whole, 2);
            slope(slow, 2);
            adam.update(0.01);
            assertArrayEquals(new float[]{0.999f - 0.01f}, whole.toFloatArray(), 1e-6f);
            assertArrayEquals(new float[]{0.9995f - 0.005f}, slow.toFloatArray(), 1e-6f);
        }
    }

    @Test
    void aGradientThatIsNoNumberIsNamedAndChangesNothing() {
        NDArray weight = manager.create(new float[]{7});
        try (AdamW adam = new AdamW(manager, Map.of("text/kernel", learning(weight)), 0.1, 1)) {
            slope(weight, Float.NaN);
            var e = assertThrows(ArithmeticException.class, () -> adam.update(0.1));
            assertTrue(e.getMessage().contains("text/kernel"), e.getMessage());
            assertArrayEquals(new float[]{7}, weight.toFloatArray());
        }
    }

    private static NDArray learning(NDArray weight) {
        weight.setRequiresGradient(true);
        return weight;
    }

    private void slope(NDArray weight, float... gradient) {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray slope = scope.create(gradient, weight.getShape());
            collector.backward(slope.mul(weight).sum());
        }
    }
}
