package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import org.pixelllm.nn.Params;

/** Makes visual tokens of feature maps, of the whole picture each. */
sealed interface VisualSource permits ExtractedTokens, GridTokens {
    /** Asks for the parameters of what a recipe names. */
    static VisualSource of(Params p, PointingRecipe recipe, MapShape map) {
        return switch (recipe.visual()) {
            case EXTRACTOR -> new ExtractedTokens(p, recipe.extractor(), map);
            case ROI -> new GridTokens(p, recipe.width(), map, Grid.of(recipe.tokens()));
            case DENSE -> new GridTokens(p, recipe.width(), map, new Grid(map.side(), map.side()));
        };
    }

    /**
     * A feature map of a square picture.
     *
     * @param pixels side of the picture
     * @param side rows and columns of the map (S = side · side)
     * @param channels of the map (F)
     */
    record MapShape(int pixels, int side, int channels) {}

    /** Returns where the tokens lie. */
    Grid grid();

    /**
     * Makes the tokens.
     *
     * @param features (B, S, F)
     * @return (B, T, D)
     */
    NDArray apply(NDArray features);
}
