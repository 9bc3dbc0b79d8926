package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.image.Resampling;

/**
 * Self-attention on a square grid with decomposed relative positions, as in MViTv2 and SAM.
 *
 * <p>B maps, n rows and columns, S = n² places, D width, N heads, H = D / N. A key's place is written behind its
 * channels as one-hot row and column, and the query's opinion of each row and column behind its own channels: one
 * product then gives the logits, and no (S, S) table of positions is ever made.
 *
 * @see <a href="https://arxiv.org/abs/2112.01526">MViTv2</a>, section 3.1
 */
public final class GridAttention {
    private final int side;
    private final int heads;
    private final Linear qkv;
    private final Linear out;
    private final NDArray rowTable;    // (distances, H)
    private final NDArray columnTable; // (distances, H)
    private final NDArray distances;   // (n · n, distances): weights of the table's rows for each query and key
    private final NDArray places;      // (S, 2n): one-hot row, one-hot column
    private final NDArray scale;
    private final NDArray asIs; // 1

    /**
     * Asks for {@code qkv}, {@code proj}, {@code rel_pos_h} and {@code rel_pos_w}.
     *
     * @param side of the grid (n)
     * @param tableSide of the grid that the tables were made for; they are resized linearly for another
     */
    public GridAttention(Params p, int width, int heads, int side, int tableSide) {
        this.side = side;
        this.heads = heads;
        int known = 2 * tableSide - 1;
        qkv = Linear.biased(p.in("qkv"), width, 3 * width);
        out = Linear.biased(p.in("proj"), width, width);
        rowTable = p.tensor("rel_pos_h", Init.zeros(), known, width / heads);
        columnTable = p.tensor("rel_pos_w", Init.zeros(), known, width / heads);
        NDManager constants = qkv.kernel().getManager();
        distances = constants.create(distances(side, known), new Shape((long) side * side, known));
        places = constants.create(places(side), new Shape((long) side * side, 2L * side));
        asIs = constants.create(1f);
        scale = constants.create((float) (1 / Math.sqrt((double) width / heads)));
    }

    private static float[] distances(int side, int known) {
        float[] resized = Resampling.BILINEAR.weights(known, 2 * side - 1);
        float[] rows = new float[side * side * known];
        for (int query = 0; query < side; query++) {
            for (int key = 0; key < side; key++) {
                System.arraycopy(resized, (query - key + side - 1) * known, rows, (query * side + key) * known, known);
            }
        }
        return rows;
    }

    private static float[] places(int side) {
        float[] hot = new float[side * side * 2 * side];
        for (int i = 0; i < side * side; i++) {
            hot[i * 2 * side + i / side] = 1;
            hot[i * 2 * side + side + i % side] = 1;
        }
        return hot;
    }

    /** Maps (B, n, n, D) to (B, n, n, D). */
    public NDArray apply(NDArray x) {
        Shape s = x.getShape();
        long places = (long) side * side;
        NDArray all = qkv.apply(x).reshape(s.get(0), places, 3, heads, s.get(3) / heads).transpose(2, 0, 3, 1, 4);
        NDArray query = placed(all.get(0));
        NDArray key = all.get(1).concat(keyPlaces(all), 3);
        NDArray mixed = Heads.attend(query, key, all.get(2), asIs);                             // (B, N, S, H)
        return out.apply(Heads.merge(mixed)).reshape(s);
    }

    /** Writes behind each query, scaled, what it thinks of every row and every column. */
    private NDArray placed(NDArray query) {                                                     // (B, N, S, H)
        Shape s = query.getShape();
        NDArray grid = query.reshape(s.get(0) * s.get(1), side, side, s.get(3));                // (B·N, n, n, H)
        NDArray ofRows = grid.matMul(positions(query.getManager(), rowTable));
        NDArray ofColumns = grid.swapAxes(1, 2).matMul(positions(query.getManager(), columnTable)).swapAxes(1, 2);
        NDArray opinions = ofRows.concat(ofColumns, 3).reshape(s.get(0), s.get(1), s.get(2), 2L * side);
        return query.mul(scale).concat(opinions, 3);                                            // (B, N, S, H + 2n)
    }

    private NDArray positions(NDManager manager, NDArray table) {                               // (n, H, n)
        return Borrow.in(manager, distances).matMul(table).reshape(side, side, -1).swapAxes(1, 2);
    }

    private NDArray keyPlaces(NDArray like) {                                                   // (B, N, S, 2n)
        Shape s = like.getShape();
        return Borrow.in(like.getManager(), places).broadcast(s.get(1), s.get(2), s.get(3), 2L * side);
    }
}
