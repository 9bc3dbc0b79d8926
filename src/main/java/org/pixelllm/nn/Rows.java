package org.pixelllm.nn;

/**
 * Arithmetic on single rows of numbers in plain arrays: for a token at a time this beats a tensor library, whose every
 * operation costs microseconds before the first multiplication.
 */
public final class Rows {
    private Rows() {}

    /** Returns x W for a row x (in) and a matrix W (in, out), row-major. */
    public static float[] times(float[] x, float[] matrix, int out) {
        float[] y = new float[out];
        for (int i = 0; i < x.length; i++) {
            add(y, x[i], matrix, i * out, out);
        }
        return y;
    }

    /** Adds a factor times {@code count} numbers that begin at {@code from}. */
    public static void add(float[] sum, float factor, float[] numbers, int from, int count) {
        for (int j = 0; j < count; j++) {
            sum[j] += factor * numbers[from + j];
        }
    }

    /** Returns a + b. */
    public static float[] plus(float[] a, float[] b) {
        float[] sum = a.clone();
        add(sum, 1, b, 0, b.length);
        return sum;
    }

    /** Returns the sum of products of {@code count} numbers of each. */
    public static float dot(float[] a, int fromA, float[] b, int fromB, int count) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += a[fromA + i] * b[fromB + i];
        }
        return sum;
    }

    /** Returns {@link RmsNorm}'s result, eps 1e-6. */
    public static float[] rmsNorm(float[] x, float[] scale) {
        float inverse = (float) (1 / Math.sqrt(dot(x, 0, x, 0, x.length) / x.length + 1e-6));
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] * inverse * scale[i];
        }
        return y;
    }

    /** Turns logits into weights that sum to one, in place. */
    public static void softmax(float[] logits) {
        float most = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        float sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.exp(logits[i] - most);
            sum += logits[i];
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= sum;
        }
    }

    /** Returns the tanh form of GELU of x, times y: {@link Activation#GELU_TANH}. */
    public static float[] gatedGelu(float[] x, float[] y) {
        double scale = 2 * Math.sqrt(2 / Math.PI);
        float[] z = new float[x.length];
        for (int i = 0; i < z.length; i++) {
            double twice = scale * x[i] * (1 + 0.044715 * x[i] * x[i]);
            z[i] = (float) (x[i] / (1 + Math.exp(-twice))) * y[i];
        }
        return z;
    }
}
