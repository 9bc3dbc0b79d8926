package org.pixelllm.image;

import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/**
 * A picture fitted into the top left of a square, its proportions kept, the rest empty.
 *
 * @param size side of the square in pixels
 * @param pixels (size, size, 3), row-major, 0 to 255, 0 in the padding
 * @param width of the valid part in pixels
 * @param height of the valid part in pixels
 * @param scaleX pixels of the square for one of the picture, across
 * @param scaleY the same, down
 */
public record Letterbox(int size, float[] pixels, int width, int height, double scaleX, double scaleY) {
    /** Fits a picture, bilinear and antialiased. */
    public static Letterbox of(Picture picture, int size) {
        double scale = (double) size / Math.max(picture.width(), picture.height());
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        float[] canvas = new float[size * size * 3];
        if (width == picture.width() && height == picture.height()) {
            copy(picture, canvas, size);
        } else {
            resize(picture, canvas, size, width, height);
        }
        return new Letterbox(size, canvas, width, height, (double) width / picture.width(),
                (double) height / picture.height());
    }

    private static void copy(Picture picture, float[] canvas, int size) {
        for (int y = 0; y < picture.height(); y++) {
            for (int i = 0; i < picture.width() * 3; i++) {
                canvas[y * size * 3 + i] = picture.rgb()[y * picture.width() * 3 + i] & 255;
            }
        }
    }

    private static void resize(Picture picture, float[] canvas, int size, int width, int height) {
        Taps across = Taps.of(picture.width(), width);
        Taps down = Taps.of(picture.height(), height);
        float[][] narrow = new float[picture.height()][];
        for (int y = 0; y < height; y++) {
            for (int k = down.first[y]; k <= down.last[y]; k++) {
                narrow[k] = narrow[k] == null ? across.row(picture, k, width) : narrow[k];
                float weight = down.weights[y][k - down.first[y]];
                for (int i = 0; i < width * 3; i++) {
                    canvas[y * size * 3 + i] += weight * narrow[k][i];
                }
            }
            if (y + 1 < height) {
                java.util.Arrays.fill(narrow, down.first[y], down.first[y + 1], null); // rows above are done with
            }
        }
    }

    /** Returns a place of the picture in pixels of the square. */
    public Point toSquare(Point p) {
        return p.scaled(scaleX, scaleY);
    }

    /** Returns a box of the picture in pixels of the square. */
    public Box toSquare(Box b) {
        return b.scaled(scaleX, scaleY);
    }

    /** Returns a place of the square in pixels of the picture. */
    public Point toPicture(Point p) {
        return p.scaled(1 / scaleX, 1 / scaleY);
    }

    /** Returns a box of the square in pixels of the picture. */
    public Box toPicture(Box b) {
        return b.scaled(1 / scaleX, 1 / scaleY);
    }

    /** The few input samples that each output sample is made of. */
    private record Taps(int[] first, int[] last, float[][] weights) {
        static Taps of(int in, int out) {
            double step = (double) in / out;
            double widening = Math.max(1, step);
            Taps taps = new Taps(new int[out], new int[out], new float[out][]);
            for (int o = 0; o < out; o++) {
                double centre = (o + 0.5) * step - 0.5;
                taps.first[o] = Math.max(0, (int) Math.ceil(centre - widening));
                taps.last[o] = Math.min(in - 1, (int) Math.floor(centre + widening));
                taps.weights[o] = weights(centre, widening, taps.first[o], taps.last[o]);
            }
            return taps;
        }

        private static float[] weights(double centre, double widening, int first, int last) {
            float[] weights = new float[last - first + 1];
            float sum = 0;
            for (int i = first; i <= last; i++) {
                weights[i - first] = (float) Resampling.BILINEAR.kernel(Math.abs(i - centre) / widening);
                sum += weights[i - first];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= sum;
            }
            return weights;
        }

        float[] row(Picture picture, int y, int width) {
            float[] row = new float[width * 3];
            int from = y * picture.width() * 3;
            for (int x = 0; x < width; x++) {
                for (int k = first[x]; k <= last[x]; k++) {
                    float weight = weights[x][k - first[x]];
                    for (int c = 0; c < 3; c++) {
                        row[x * 3 + c] += weight * (picture.rgb()[from + k * 3 + c] & 255);
                    }
                }
            }
            return row;
        }
    }
}
