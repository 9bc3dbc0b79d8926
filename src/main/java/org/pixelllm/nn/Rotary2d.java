package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Rotary position embedding on a grid: half of a head's channels turn with the row, half with the column.
 *
 * <p>Neighbouring channels (2i, 2i + 1) form a pair. The class token, first in the sequence, does not turn.
 */
public final class Rotary2d {
    private final NDArray cos;     // (1 + grid², H)
    private final NDArray sin;     // (1 + grid², H)
    private final NDArray quarter; // (H, H): turns each pair by 90 degrees, (a, b) -> (-b, a)

    /**
     * Makes the tables for a square grid; they live as long as the manager.
     *
     * @param grid patches along one side
     * @param step how far apart neighbouring patches count to be; 1 in the published model
     */
    public Rotary2d(NDManager manager, int grid, double step, int headWidth) {
        int tokens = 1 + grid * grid;
        float[] cosines = new float[tokens * headWidth];
        float[] sines = new float[tokens * headWidth];
        java.util.Arrays.fill(cosines, 0, headWidth, 1);
        for (int t = 1; t < tokens; t++) {
            for (int c = 0; c < headWidth; c++) {
                double angle = step * angle((t - 1) / grid, (t - 1) % grid, c, headWidth);
                cosines[t * headWidth + c] = (float) Math.cos(angle);
                sines[t * headWidth + c] = (float) Math.sin(angle);
            }
        }
        cos = manager.create(cosines, new Shape(tokens, 1, headWidth));
        sin = manager.create(sines, new Shape(tokens, 1, headWidth));
        quarter = manager.create(quarterTurn(headWidth), new Shape(headWidth, headWidth));
    }

    private static double angle(int row, int column, int channel, int headWidth) {
        int half = headWidth / 2;
        int pair = channel % half / 2;
        return (channel < half ? row : column) * Math.pow(10000, -2.0 * pair / half);
    }

    private static float[] quarterTurn(int width) {
        float[] matrix = new float[width * width];
        for (int i = 0; i < width; i += 2) {
            matrix[(i + 1) * width + i] = -1;
            matrix[i * width + i + 1] = 1;
        }
        return matrix;
    }

    /** Turns queries or keys (B, T, N, H), heads not split off yet: they lie as the matrix product left them. */
    public NDArray apply(NDArray x) {
        return x.mul(cos).addi(x.matMul(quarter).muli(sin));
    }
}
