package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.weights.ParameterSet;

/**
 * Teaches what all ways to point begin as: a model that says what is in a picture. No word learns where anything is; the
 * visual tokens are asked what they see, as in {@link LanguageStage}.
 */
final class CaptionerStage implements Stage {
    private final PointingRecipe recipe;
    private final Drawings drawings;
    private final PointingTrunk trunk;
    private final PointingOrder order;
    private final ParameterSet own;
    private final SeenHead head;
    private final Map<String, NDArray> trainable;

    /** Teaches the trunk's parameters. */
    CaptionerStage(NDManager manager, PointingRecipe recipe, Drawings drawings, PointingTrunk trunk,
            Map<String, NDArray> parameters) {
        this.recipe = recipe;
        this.drawings = drawings;
        this.trunk = trunk;
        order = new PointingOrder(drawings.size(), recipe);
        own = ParameterSet.fresh(manager, recipe.seed());
        head = new SeenHead(own.params().in("token_head"), recipe.width());
        trainable = new LinkedHashMap<>(Names.notUnder(parameters, "prompt_encoder/pe_layer/"));
        trainable.putAll(own.tensors());
    }

    @Override
    public String name() {
        return "caption";
    }

    @Override
    public Schedule schedule() {
        return new Schedule(recipe.rate(), Math.min(100, recipe.start() / 10 + 1), recipe.start());
    }

    @Override
    public Map<String, NDArray> trainable() {
        return trainable;
    }

    @Override
    public Loss loss(NDManager scope, int step) {
        int[] which = order.drawings(step);
        TextRows rows = new TextRows(drawings.encoder().map().pixels());
        Cells cells = new Cells(drawings.encoder().map().pixels());
        Grid grid = trunk.visual().grid();
        for (int i : which) {
            rows.add(drawings.sample(i), drawings.sample(i).narrative());
            cells.addGrid(drawings.sample(i), grid.rows(), grid.columns());
        }
        NDArray visual = trunk.visual().apply(drawings.maps(scope, which));                   // (B, T, D)
        NDArray features = trunk.text().decode(trunk.text().encode(visual), rows.tokens(scope));
        Map<String, NDArray> parts = new LinkedHashMap<>();
        NDArray words = PointingTrunk.caption(trunk.text().logits(features), rows, parts);
        NDArray seen = head.loss(scope, visual.reshape(-1, visual.getShape().get(2)), cells, "token ", parts);
        return new Loss(words.add(seen), parts);
    }

    @Override
    public void close() {
        own.close();
    }
}
