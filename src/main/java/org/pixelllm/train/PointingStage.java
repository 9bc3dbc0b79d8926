package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.model.TextHead;

/** Teaches a way to point: first with narratives, then with referring expressions, as the paper does. */
final class PointingStage implements Stage {
    private final PointingRecipe recipe;
    private final Drawings drawings;
    private final PointingTrunk trunk;
    private final Formulation formulation;
    private final Map<String, NDArray> trainable;
    private final PointingOrder order;

    PointingStage(PointingRecipe recipe, Drawings drawings, PointingTrunk trunk, Formulation formulation,
            Map<String, NDArray> trainable) {
        this.recipe = recipe;
        this.drawings = drawings;
        this.trunk = trunk;
        this.formulation = formulation;
        this.trainable = trainable;
        order = new PointingOrder(drawings.size(), recipe);
    }

    @Override
    public String name() {
        return recipe.pointing().word();
    }

    @Override
    public Schedule schedule() {
        return recipe.schedule();
    }

    @Override
    public Map<String, NDArray> trainable() {
        return trainable;
    }

    /** Returns a check sum of the order in which drawings and expressions came. */
    String order() {
        return order.seen();
    }

    @Override
    public Loss loss(NDManager scope, int step) {
        int[] which = order.drawings(step);
        NDArray visual = trunk.visual().apply(drawings.maps(scope, which));                   // (B, T, D)
        return step < recipe.narrativeSteps() ? narrative(scope, which, visual) : refer(scope, step, which, visual);
    }

    private Loss narrative(NDManager scope, int[] which, NDArray visual) {
        TextRows rows = rows();
        for (int i : which) {
            rows.add(drawings.sample(i), drawings.sample(i).narrative());
        }
        NDArray features = trunk.text().decode(trunk.text().encode(visual), rows.tokens(scope));
        Map<String, NDArray> parts = new LinkedHashMap<>();
        NDArray words = PointingTrunk.caption(formulation.logits(features), rows, parts);
        Optional<NDArray> places = formulation.narrative(scope, features, rows, parts);
        return new Loss(places.map(words::add).orElse(words), parts);
    }

    private Loss refer(NDManager scope, int step, int[] which, NDArray visual) {
        TextRows context = rows();
        TextRows told = rows();
        for (int place = 0; place < which.length; place++) {
            SceneSample sample = drawings.sample(which[place]);
            for (int k : order.expressions(step, place, sample.expressions().size())) {
                Asked asked = Asked.of(sample.expressions().get(k));
                context.add(sample, asked.words());
                told.add(sample, formulation.told(asked, drawings.box(which[place], asked.object())));
            }
        }
        NDArray each = visual.repeat(0, recipe.expressions());                                // (R, T, D)
        TextHead.Encoded encoded = formulation.readsExpression()
                ? trunk.text().encode(each, context.context(scope))
                : trunk.text().encode(each);
        Map<String, NDArray> parts = new LinkedHashMap<>();
        NDArray features = trunk.text().decode(encoded, told.tokens(scope));
        return new Loss(formulation.refer(scope, features, told, parts), parts);
    }

    private TextRows rows() {
        return new TextRows(drawings.encoder().map().pixels());
    }

    @Override
    public void close() {
        // everything that it uses is lent
    }
}
