package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.PointConfig;
import org.pixelllm.model.PointPredictor;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextHead;
import org.pixelllm.nn.Params;

/**
 * A way to point: what the decoder is given or says for an expression, what is learned from it, and how a box is read.
 *
 * <p>R rows, L text length, D width, V vocabulary. Boxes are on the scale 0 to 1.
 */
sealed interface Formulation permits Regression, SpokenCoordinates, CrossAttention {
    int HEAD_DEPTH = 3;

    /** Asks for the parameters of the way that a recipe names; all ways have about as many. */
    static Formulation of(Params p, PointingRecipe recipe, T5TextHead text, PointingVocabulary words) {
        return switch (recipe.pointing()) {
            case PER_WORD -> new Regression(head(p, recipe), text, recipe, words.stop(), Regression.Learns.EVERY_WORD);
            case LAST_WORD -> new Regression(head(p, recipe), text, recipe, words.stop(), Regression.Learns.LAST_WORD);
            case LOCATION_TOKEN -> new Regression(head(p, recipe), text, recipe, words.location(),
                    Regression.Learns.ITS_TOKEN_ALONE);
            case COORDINATE_BINS -> new SpokenCoordinates(new Saying(adapter(p, recipe), text), words.binned());
            case COORDINATE_TEXT -> new SpokenCoordinates(new Saying(adapter(p, recipe), text), words.spelled());
            case ATTENTION -> new CrossAttention(new Saying(adapter(p, recipe), text));
        };
    }

    private static PointPredictor head(Params p, PointingRecipe recipe) {
        return new PointPredictor(p.in("point_predictor"), new PointConfig(2 * recipe.width(), HEAD_DEPTH,
                recipe.points(), PointConfig.Answer.FULL_STOP), recipe.width());
    }

    private static WordAdapter adapter(Params p, PointingRecipe recipe) {
        return new WordAdapter(p.in("word_adapter"), recipe.width());
    }

    /** Whether the encoder reads the expression beside the picture. */
    boolean readsExpression();

    /**
     * Returns what the decoder learns to be given, or to say, for an expression.
     *
     * @param box of what is meant
     */
    ToldTokens told(Asked asked, Box box);

    /** Maps features (R, L, D) to the logits of the words that follow (R, L, V). */
    NDArray logits(NDArray features);

    /** Returns what the words of narratives learn of their places, if they do. */
    Optional<NDArray> narrative(NDManager scope, NDArray features, TextRows rows, Map<String, NDArray> parts);

    /** Returns the loss of expressions: rows of {@link #told}. */
    NDArray refer(NDManager scope, NDArray features, TextRows rows, Map<String, NDArray> parts);

    /**
     * Reads where expressions point.
     *
     * @param encoded picture and, if it {@link #readsExpression}, expression of each row
     * @param tokens where the visual tokens lie
     * @param expressions one for each row, without a full stop
     */
    List<Pointed> read(NDManager scope, TextHead.Encoded encoded, Grid tokens, List<int[]> expressions);
}
