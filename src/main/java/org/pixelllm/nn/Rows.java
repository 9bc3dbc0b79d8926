package org.pixelllm.nn;

import java.util.Arrays;

/**
 * Arithmetic on a few rows of numbers in plain arrays: for a token at a time this beats a tensor library, whose every
 * operation costs microseconds before the first multiplication.
 */
public final class Rows {
    private Rows() {}

    /** Returns x W for rows x (R, in) and a matrix W (in, out), row-major. */
    public static float[][] times(float[][] x, float[] matrix, int out) {
        float[][] y = new float[x.length][out];
        int r = 0;
        for (; r + 2 <= x.length; r += 2) {
            times(x[r], x[r + 1], matrix, y[r], y[r + 1]);
        }
        if (r < x.length) {
            times(x[r], matrix, y[r]);
        }
        return y;
    }

    // Memory is what holds these loops up: every number of y that is fetched takes in eight or four of x at once.

    private static void times(float[] x, float[] w, float[] y) {
        int out = y.length;
        int i = 0;
        for (; i + 8 <= x.length; i += 8) {
            float a = x[i];
            float b = x[i + 1];
            float c = x[i + 2];
            float d = x[i + 3];
            float e = x[i + 4];
            float f = x[i + 5];
            float g = x[i + 6];
            float h = x[i + 7];
            int at = i * out;
            for (int j = 0; j < out; j++) {
                y[j] += ((a * w[at + j] + b * w[at + out + j]) + (c * w[at + 2 * out + j] + d * w[at + 3 * out + j]))
                        + ((e * w[at + 4 * out + j] + f * w[at + 5 * out + j])
                                + (g * w[at + 6 * out + j] + h * w[at + 7 * out + j]));
            }
        }
        for (; i < x.length; i++) {
            add(y, 0, x[i], w, i * out, out);
        }
    }

    private static void times(float[] x, float[] x2, float[] w, float[] y, float[] y2) {
        int out = y.length;
        int i = 0;
        for (; i + 4 <= x.length; i += 4) {
            float a = x[i];
            float b = x[i + 1];
            float c = x[i + 2];
            float d = x[i + 3];
            float a2 = x2[i];
            float b2 = x2[i + 1];
            float c2 = x2[i + 2];
            float d2 = x2[i + 3];
            int at = i * out;
            for (int j = 0; j < out; j++) {
                float p = w[at + j];
                float q = w[at + out + j];
                float r = w[at + 2 * out + j];
                float s = w[at + 3 * out + j];
                y[j] += (a * p + b * q) + (c * r + d * s);
                y2[j] += (a2 * p + b2 * q) + (c2 * r + d2 * s);
            }
        }
        for (; i < x.length; i++) {
            add(y, 0, x[i], w, i * out, out);
            add(y2, 0, x2[i], w, i * out, out);
        }
    }

    /** Adds a factor times {@code count} numbers that begin at {@code from} to those that begin at {@code at}. */
    public static void add(float[] sum, int at, float factor, float[] numbers, int from, int count) {
        for (int j = 0; j < count; j++) {
            sum[at + j] += factor * numbers[from + j];
        }
    }

    /** Returns a + b. */
    public static float[][] plus(float[][] a, float[][] b) {
        float[][] sum = new float[a.length][];
        for (int r = 0; r < a.length; r++) {
            sum[r] = a[r].clone();
            add(sum[r], 0, 1, b[r], 0, sum[r].length);
        }
        return sum;
    }

    /** Returns the sum of products of {@code count} numbers of each. */
    public static float dot(float[] a, int fromA, float[] b, int fromB, int count) {
        float first = 0; // four sums, for an addition waits for the one before it
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            first += a[fromA + i] * b[fromB + i];
            second += a[fromA + i + 1] * b[fromB + i + 1];
            third += a[fromA + i + 2] * b[fromB + i + 2];
            fourth += a[fromA + i + 3] * b[fromB + i + 3];
        }
        for (; i < count; i++) {
            first += a[fromA + i] * b[fromB + i];
        }
        return (first + second) + (third + fourth);
    }

    /** Returns {@link RmsNorm}'s result, eps 1e-6. */
    public static float[][] rmsNorm(float[][] x, float[] scale) {
        float[][] y = new float[x.length][scale.length];
        for (int r = 0; r < x.length; r++) {
            float inverse = (float) (1 / Math.sqrt(dot(x[r], 0, x[r], 0, scale.length) / scale.length + 1e-6));
            for (int i = 0; i < scale.length; i++) {
                y[r][i] = x[r][i] * inverse * scale[i];
            }
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
    public static float[][] gatedGelu(float[][] x, float[][] y) {
        double scale = 2 * Math.sqrt(2 / Math.PI);
        float[][] z = new float[x.length][];
        for (int r = 0; r < x.length; r++) {
            z[r] = y[r].clone();
            for (int i = 0; i < z[r].length; i++) {
                double twice = scale * x[r][i] * (1 + 0.044715 * x[r][i] * x[r][i]);
                z[r][i] *= (float) (x[r][i] / (1 + Math.exp(-twice)));
            }
        }
        return z;
    }

    /** Cuts numbers into rows of a width. */
    public static float[][] cut(float[] numbers, int width) {
        float[][] rows = new float[numbers.length / width][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.copyOfRange(numbers, r * width, (r + 1) * width);
        }
        return rows;
    }

    /** Joins rows to one. */
    public static float[] join(float[][] rows) {
        float[] numbers = new float[rows.length * rows[0].length];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, numbers, r * rows[r].length, rows[r].length);
        }
        return numbers;
    }
}
