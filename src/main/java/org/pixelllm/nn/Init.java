package org.pixelllm.nn;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** How a fresh tensor begins. */
public final class Init {
    private final Rule rule;

    private Init(Rule rule) {
        this.rule = rule;
    }

    /** Begins with zeros. */
    public static Init zeros() {
        return constant(0);
    }

    /** Begins with ones. */
    public static Init ones() {
        return constant(1);
    }

    /** Begins with one value everywhere. */
    public static Init constant(double value) {
        return new Init((random, shape) -> fill(shape, () -> value));
    }

    /** Draws from a normal distribution around zero. */
    public static Init normal(double std) {
        return new Init((random, shape) -> fill(shape, () -> random.nextGaussian() * std));
    }

    /** Draws from a normal distribution with {@code std = sqrt(1 / fanIn)}; all dimensions but the last are inputs. */
    public static Init lecun() {
        return new Init((random, shape) -> {
            double std = Math.sqrt(1.0 / product(shape, 0, Math.max(0, shape.length - 1)));
            return fill(shape, () -> random.nextGaussian() * std);
        });
    }

    /**
     * Draws uniformly with {@code bound = sqrt(6 / (fanIn + fanOut))}, after Glorot and Bengio.
     *
     * <p>The last two dimensions are (in, out), those before them a receptive field, as in Flax's kernels.
     */
    public static Init xavier() {
        return new Init((random, shape) -> {
            int fans = Math.max(0, shape.length - 2);
            long field = product(shape, 0, fans);
            double bound = Math.sqrt(6.0 / (field * Arrays.stream(shape).skip(fans).sum()));
            return fill(shape, () -> (2 * random.nextDouble() - 1) * bound);
        });
    }

    /** Begins with these values, row-major. */
    public static Init copy(float[] values) {
        float[] kept = values.clone();
        return new Init((random, shape) -> {
            if (kept.length != product(shape, 0, shape.length)) {
                throw new IllegalArgumentException(kept.length + " values for shape " + Arrays.toString(shape));
            }
            return kept.clone();
        });
    }

    /** Returns the first values of a tensor, row-major; the same random state gives the same values. */
    public float[] values(SplittableRandom random, long... shape) {
        return rule.values(random, shape);
    }

    private static float[] fill(long[] shape, DoubleSupplier next) {
        float[] values = new float[Math.toIntExact(product(shape, 0, shape.length))];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) next.getAsDouble();
        }
        return values;
    }

    private static long product(long[] shape, int from, int to) {
        return Arrays.stream(shape, from, to).reduce(1, Math::multiplyExact);
    }

    @FunctionalInterface
    private interface Rule {
        float[] values(SplittableRandom random, long[] shape);
    }
}
