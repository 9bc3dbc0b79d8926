package org.pixelllm.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * Which drawings and expressions a step learns from: decided by the seed and the step alone, never by the way to point.
 */
final class PointingOrder {
    private final int drawings;
    private final PointingRecipe recipe;
    private final CRC32 seen = new CRC32();
    private int epoch = -1;
    private List<Integer> shuffled = List.of();

    /** Orders a number of drawings. */
    PointingOrder(int drawings, PointingRecipe recipe) {
        this.drawings = drawings;
        this.recipe = recipe;
    }

    /** Returns the drawings of a step; each is shown once before any is shown again. */
    int[] drawings(int step) {
        int[] which = new int[recipe.batch()];
        for (int i = 0; i < which.length; i++) {
            long place = (long) step * which.length + i;
            which[i] = epoch((int) (place / drawings)).get((int) (place % drawings));
            note(which[i]);
        }
        return which;
    }

    private List<Integer> epoch(int wanted) {
        if (wanted != epoch) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < drawings; i++) {
                all.add(i);
            }
            Collections.shuffle(all, new Random(recipe.seed() * 1_000_003 + wanted));
            shuffled = all;
            epoch = wanted;
        }
        return shuffled;
    }

    /** Returns which of a drawing's expressions a step refers, some twice where there are few. */
    int[] expressions(int step, int place, int count) {
        SplittableRandom random = new SplittableRandom(recipe.seed() * 31 + (long) step * recipe.batch() + place);
        int first = random.nextInt(count);
        int[] which = new int[recipe.expressions()];
        for (int k = 0; k < which.length; k++) {
            which[k] = (first + k) % count;
            note(which[k]);
        }
        return which;
    }

    private void note(int number) {
        seen.update(number >> 8);
        seen.update(number);
    }

    /** Returns a check sum of all that was drawn so far: equal for equal orders. */
    String seen() {
        return Long.toHexString(seen.getValue());
    }
}
