package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Compares a loss's gradient with the slope of the loss itself. */
public final class Slope {
    private static final float STEP = 1e-2f;

    private Slope() {}

    /**
     * Checks the gradient along a random direction by central differences, and that nothing is NaN.
     *
     * @param x where to look; no kink of the loss lies within 0.01 of it
     * @return the gradient
     */
    public static float[] check(NDManager manager, float[] x, Shape shape, Random random, UnaryOperator<NDArray> loss) {
        float[] direction = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            direction[i] = random.nextBoolean() ? STEP : -STEP;
        }
        float[] gradient = gradient(manager, x, shape, loss);
        double along = 0;
        double length = 0;
        for (int i = 0; i < x.length; i++) {
            along += (double) gradient[i] * direction[i];
            length += Math.abs(gradient[i] * direction[i]);
        }
        double risen = (value(manager, x, direction, 1, shape, loss) - value(manager, x, direction, -1, shape, loss))
                / 2;
        assertTrue(Double.isFinite(along) && Double.isFinite(risen), () -> "not a number");
        assertEquals(risen, along, 1e-5 + 5e-3 * length);
        return gradient;
    }

    private static float[] gradient(NDManager manager, float[] x, Shape shape, UnaryOperator<NDArray> loss) {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray input = scope.create(x, shape);
            input.setRequiresGradient(true);
            collector.backward(loss.apply(input));
            return input.getGradient().toFloatArray();
        }
    }

    private static double value(NDManager manager, float[] x, float[] direction, int sign, Shape shape,
            UnaryOperator<NDArray> loss) {
        float[] moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            moved[i] += sign * direction[i];
        }
        try (NDManager scope = manager.newSubManager()) {
            return loss.apply(scope.create(moved, shape)).getFloat();
        }
    }
}
