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
        for (; r + 4 <= x.length; r += 4) { // the matrix passes through the cache once for four rows
            for (int i = 0; i < x[r].length; i++) {
                add(y[r], x[r][i], y[r + 1], x[r + 1][i], y[r + 2], x[r + 2][i], y[r + 3], x[r + 3][i], matrix,
                        i * out);
            }
        }
        for (; r < x.length; r++) {
            for (int i = 0; i < x[r].length; i++) {
                add(y[r], 0, x[r][i], matrix, i * out, out);
            }
        }
        return y;
    }

    private static void add(float[] a, float x, float[] b, float y, float[] c, float z, float[] d, float w,
            float[] numbers, int from) {
        for (int j = 0; j < a.length; j++) {
            float number = numbers[from + j];
            a[j] += x * number;
            b[j] += y * number;
            c[j] += z * number;
            d[j] += w * number;
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
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += a[fromA + i] * b[fromB + i];
        }
        return sum;
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
