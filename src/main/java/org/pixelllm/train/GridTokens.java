package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.model.PromptEncoder;
import org.pixelllm.model.VisualProjection;
import org.pixelllm.nn.Params;

/** A token for each cell of a grid: the mean of the feature map there, and the code of its place. */
final class GridTokens implements VisualSource {
    private final VisualProjection projection;
    private final PromptEncoder places;
    private final MapShape map;
    private final Grid grid;

    GridTokens(Params p, int width, MapShape map, Grid grid) {
        this.map = map;
        this.grid = grid;
        places = new PromptEncoder(p.in("prompt_encoder"), width);
        projection = new VisualProjection(p.in("visual_project_layers"), map.channels(), width);
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public NDArray apply(NDArray features) {
        NDManager scope = features.getManager();
        NDArray cells = grid.rows() == map.side() && grid.columns() == map.side()
                ? features
                : scope.create(means(), new Shape(1, cells(), (long) map.side() * map.side())).matMul(features);
        return projection.apply(cells).add(places.dense(scope, grid.rows(), grid.columns()));
    }

    private int cells() {
        return grid.rows() * grid.columns();
    }

    /** Returns how much of each cell each place of the map fills: (T, S), rows sum to 1. */
    private float[] means() {
        int side = map.side();
        float[] shares = new float[cells() * side * side];
        for (int i = 0; i < shares.length; i++) {
            int cell = i / (side * side);
            int place = i % (side * side);
            shares[i] = (float) (share(cell / grid.columns(), grid.rows(), place / side)
                    * share(cell % grid.columns(), grid.columns(), place % side));
        }
        return shares;
    }

    /** Returns how much of a cell, one of {@code cells} along a side, a place fills along that side. */
    private double share(int cell, int cells, int place) {
        double size = (double) map.side() / cells;
        return Math.max(0, Math.min(place + 1, (cell + 1) * size) - Math.max(place, cell * size)) / size;
    }
}
