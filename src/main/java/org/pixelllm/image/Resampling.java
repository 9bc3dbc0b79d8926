package org.pixelllm.image;

/**
 * Interpolation kernels of the published model, as weight matrices: resizing is two matrix products.
 *
 * <p>Half-pixel centres; the kernel is widened when shrinking (antialias); taps outside the picture are dropped and the
 * others renormalised. JAX resizes so; PyTorch's default does not.
 */
public enum Resampling {
    /** Triangle kernel. */
    BILINEAR(1) {
        @Override
        double kernel(double x) {
            return Math.max(0, 1 - x);
        }
    },
    /** Keys kernel with a = -0.5. */
    BICUBIC(2) {
        @Override
        double kernel(double x) {
            if (x <= 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
        }
    };

    private final double radius;

    Resampling(double radius) {
        this.radius = radius;
    }

    abstract double kernel(double distance);

    /**
     * Returns the weights that take {@code in} samples to {@code out} samples.
     *
     * @return (out, in), row-major; every row sums to 1
     */
    public float[] weights(int in, int out) {
        float[] matrix = new float[out * in];
        double step = (double) in / out;
        double widening = Math.max(1, step);
        for (int o = 0; o < out; o++) {
            double centre = (o + 0.5) * step - 0.5;
            int first = Math.max(0, (int) Math.ceil(centre - radius * widening));
            int last = Math.min(in - 1, (int) Math.floor(centre + radius * widening));
            double sum = 0;
            for (int i = first; i <= last; i++) {
                sum += kernel(Math.abs(i - centre) / widening);
            }
            for (int i = first; i <= last; i++) {
                matrix[o * in + i] = (float) (kernel(Math.abs(i - centre) / widening) / sum);
            }
        }
        return matrix;
    }
}
