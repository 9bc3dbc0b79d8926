package org.pixelllm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Locale;

/**
 * How far two tensors may be apart: |a - b| at most absolute + relative · |b|.
 *
 * @param absolute in the tensor's unit
 * @param relative to the expected value
 */
public record Tolerance(double absolute, double relative) {
    /** For single stages that are fed with their given inputs. */
    public static final Tolerance STAGE = new Tolerance(1e-4, 1e-4);

    /** For values at the end of a chain of stages. */
    public static final Tolerance CHAIN = new Tolerance(1e-3, 1e-3);

    /** For losses and other single numbers. */
    public static final Tolerance NUMBER = new Tolerance(1e-6, 1e-4);

    /** For coordinates. */
    public static final Tolerance PIXELS = new Tolerance(0.02, 0);

    /** For a gradient: a share of the tensor's largest value. */
    public static Tolerance ofLargest(NDArray expected, double share) {
        return new Tolerance(share * Math.max(expected.abs().max().getFloat(), 1e-6), 0);
    }

    /** Compares values in order; shapes may differ where only batch and prompts are joined. */
    public void check(String name, NDArray expected, NDArray actual) {
        float[] want = floats(expected);
        float[] have = floats(actual);
        assertEquals(want.length, have.length, () -> name + ": " + actual.getShape() + " for " + expected.getShape());
        double worst = 0;
        int at = 0;
        for (int i = 0; i < want.length; i++) {
            double excess = Math.abs((double) have[i] - want[i]) / (absolute + relative * Math.abs(want[i]));
            if (!(excess <= worst)) {
                worst = excess;
                at = i;
            }
        }
        String message = String.format(Locale.ROOT, "%s[%d] is %s, expected %s: %.1f times the tolerance", name, at,
                have[at], want[at], worst);
        assertTrue(worst <= 1, message);
    }

    private static float[] floats(NDArray x) {
        return x.toType(DataType.FLOAT32, true).toFloatArray();
    }
}
