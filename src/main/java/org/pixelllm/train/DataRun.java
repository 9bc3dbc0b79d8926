package org.pixelllm.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a checkpoint of people's training remembers beside the weights.
 *
 * @param recipe how it learns
 * @param model from which it began
 * @param data what it learns from, as a user reads it
 * @param fingerprint of the data
 * @param scores what validations found
 */
record DataRun(DataRecipe recipe, String model, String data, int fingerprint, List<Score> scores) {
    /**
     * What a validation found.
     *
     * @param step steps done
     * @param loss on the pictures that were kept
     */
    record Score(int step, double loss) {}

    DataRun {
        if (recipe == null || model == null || data == null || scores == null) {
            throw new IllegalArgumentException("it lacks its recipe, model, data or scores");
        }
        scores = List.copyOf(scores);
    }

    boolean isOf(DataRun other) {
        return equals(other.with(scores));
    }

    DataRun with(Score score) {
        List<Score> all = new ArrayList<>(scores);
        all.add(score);
        return with(all);
    }

    private DataRun with(List<Score> all) {
        return new DataRun(recipe, model, data, fingerprint, all);
    }

    OptionalDouble best() {
        return scores.stream().mapToDouble(Score::loss).min();
    }

    /** Says whether the last validations, as many as the recipe has patience for, were no better than one before. */
    boolean isExhausted() {
        int patience = recipe.patience();
        int before = scores.size() - patience;
        return patience > 0 && before > 0
                && scores.subList(before, scores.size()).stream().mapToDouble(Score::loss).min().orElseThrow() >= scores
                        .subList(0, before).stream().mapToDouble(Score::loss).min().orElseThrow();
    }
}
