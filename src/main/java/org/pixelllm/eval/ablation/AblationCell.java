package org.pixelllm.eval.ablation;

import java.util.List;
import org.pixelllm.train.PointingRecipe;
import org.pixelllm.train.PointingScores;
import org.pixelllm.train.PointingTraining.Progress;

/**
 * One trained model of a grid, as it is stored: a line of JSON.
 *
 * @param recipe all that made it, rate and seed included
 * @param budget what all models of the grid get
 * @param size number of its parameters, those of the frozen encoder not counted
 * @param learned how many of them were learned
 * @param order check sum of the drawings and expressions that it learned from, in their order
 * @param seconds of learning, on the machine where it ran
 * @param curve how it went
 * @param scores drawing by drawing; of a short run that chose a rate, those of the drawings to check
 */
public record AblationCell(PointingRecipe recipe, String budget, long size, long learned, String order,
        double seconds, List<Progress> curve, PointingScores scores) {
    public AblationCell {
        curve = List.copyOf(curve);
    }

    /** Returns the cell of a short run whose loss or gradients turned infinite: it points at nothing. */
    static AblationCell diverged(PointingRecipe recipe, String budget, int drawings) {
        return new AblationCell(recipe, budget, 0, 0, "", 0, List.of(), PointingScores.nothing(drawings));
    }

    boolean isOf(PointingRecipe wanted, String wantedBudget) {
        return recipe.equals(wanted) && budget.equals(wantedBudget);
    }
}
