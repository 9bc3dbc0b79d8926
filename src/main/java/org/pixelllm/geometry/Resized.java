package org.pixelllm.geometry;

import java.util.BitSet;

/**
 * A picture that was resized for a model, and lies at the top left of a padded square.
 *
 * @param height of the resized picture in pixels
 * @param width of the resized picture in pixels
 * @param originalHeight of the picture itself in pixels
 * @param originalWidth of the picture itself in pixels
 */
public record Resized(int height, int width, int originalHeight, int originalWidth) {
    /** Moves a box back to the picture and cuts off what lies outside. */
    public Box original(Box box) {
        double sx = (double) originalWidth / width;
        double sy = (double) originalHeight / height;
        return new Box(within(box.x0() * sx, originalWidth), within(box.y0() * sy, originalHeight),
                within(box.x1() * sx, originalWidth), within(box.y1() * sy, originalHeight));
    }

    private static double within(double value, int most) {
        return Math.min(Math.max(0, value), most);
    }

    /**
     * Moves a predicted mask back to the picture: the padding is cut off, the rest resized bilinearly.
     *
     * @param logits (Y, X) of the padded square, at any resolution
     * @param paddedHeight of the square in pixels of the model's input
     * @param paddedWidth of the square in pixels of the model's input
     * @param threshold which a pixel of the mask exceeds
     */
    public Mask original(float[][] logits, int paddedHeight, int paddedWidth, double threshold) {
        int rows = (int) ((long) height * logits.length / paddedHeight);
        int columns = (int) ((long) width * logits[0].length / paddedWidth);
        BitSet bits = new BitSet(originalHeight * originalWidth);
        for (int y = 0; y < originalHeight; y++) {
            Tap down = Tap.at(y, originalHeight, rows);
            for (int x = 0; x < originalWidth; x++) {
                Tap across = Tap.at(x, originalWidth, columns);
                double value = down.mix(across.of(logits[down.first]), across.of(logits[down.second]));
                bits.set(y * originalWidth + x, value > threshold);
            }
        }
        return new Mask(originalWidth, originalHeight, bits);
    }

    /** The two samples that an output sample lies between; pixel centres are halves, edges are repeated. */
    private record Tap(int first, int second, double weight) {
        static Tap at(int output, int outputs, int inputs) {
            double at = Math.max(0, (output + 0.5) * inputs / outputs - 0.5);
            int first = Math.min((int) at, inputs - 1);
            return new Tap(first, Math.min(first + 1, inputs - 1), at - first);
        }

        double mix(double a, double b) {
            return a + weight * (b - a);
        }

        double of(float[] row) {
            return mix(row[first], row[second]);
        }
    }
}
