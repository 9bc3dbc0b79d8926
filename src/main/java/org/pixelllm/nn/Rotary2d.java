package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Rotary position embedding on a grid: half of a head's channels turn with the row, half with the column.
 *
 * <p>Neighbouring channels (2i, 2i + 1) form a pair, which turns as a complex number. The class token, first in the
 * sequence, does not turn.
 */
public final class Rotary2d {
    private static final Script TURN = new Script("torch.flatten(torch.view_as_real(torch.mul("
            + "torch.view_as_complex(torch.unflatten(x, -1, [-1, 2])), torch.view_as_complex(turns))), -2)", "x",
            "turns");

    private final NDArray turns; // (1 + grid², 1, H / 2, 2): cosine and sine of each pair's angle

    /**
     * Makes the tables for a square grid; they live as long as the manager.
     *
     * @param grid patches along one side
     * @param step how far apart neighbouring patches count to be; 1 in the published model
     */
    public Rotary2d(NDManager manager, int grid, double step, int headWidth) {
        int tokens = 1 + grid * grid;
        float[] all = new float[tokens * headWidth];
        for (int t = 0; t < tokens; t++) {
            for (int pair = 0; pair < headWidth / 2; pair++) {
                double angle = t == 0 ? 0 : step * angle((t - 1) / grid, (t - 1) % grid, pair, headWidth / 4);
                all[t * headWidth + 2 * pair] = (float) Math.cos(angle);
                all[t * headWidth + 2 * pair + 1] = (float) Math.sin(angle);
            }
        }
        turns = manager.create(all, new Shape(tokens, 1, headWidth / 2, 2));
    }

    private static double angle(int row, int column, int pair, int half) {
        return (pair < half ? row : column) * Math.pow(10000, -(double) (pair % half) / half);
    }

    /** Turns queries or keys (B, T, N, H), heads not split off yet: they lie as the matrix product left them. */
    public NDArray apply(NDArray x) {
        return TURN.apply(x, turns);
    }
}
