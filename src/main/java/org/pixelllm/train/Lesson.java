package org.pixelllm.train;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a step asks of its pictures: of each a narrative, captions of some objects and some expressions, in rows of a
 * task; and, for those who ask the visual tokens directly, what there is to see.
 */
final class Lesson {
    /** Objects of a picture that are captioned. */
    static final int REGIONS = 3;
    /** Places of a picture that are looked at: all of it, and those objects. */
    static final int PROMPTS = 1 + REGIONS;
    private final Look look = new Look();
    private final TextRows narratives;
    private final TextRows phrases;
    private final TextRows expressions;
    private final Cells everywhere;
    private final Cells regions;

    /**
     * Prepares a batch.
     *
     * @param size side of the input in pixels
     * @param expressionsEach expressions of a picture that are referred
     * @param tokens where the visual tokens of a picture look
     * @param random chooses objects, expressions, and how an object is pointed out
     */
    Lesson(List<SceneSample> samples, int size, int expressionsEach, Grid tokens, SplittableRandom random) {
        narratives = new TextRows(size);
        phrases = new TextRows(size);
        expressions = new TextRows(size);
        everywhere = new Cells(size);
        regions = new Cells(size);
        for (SceneSample sample : samples) {
            look.whole(sample);
            narratives.add(sample, sample.narrative());
            everywhere.addGrid(sample, tokens.rows(), tokens.columns());
            describe(sample, random);
            refer(sample, expressionsEach, random);
        }
    }

    private void describe(SceneSample sample, SplittableRandom random) {
        int count = sample.objects().size();
        int first = random.nextInt(count);
        for (int k = 0; k < REGIONS; k++) {
            int object = (first + k) % count;
            look.at(sample.boxes().get(object), random);
            phrases.add(sample, sample.phrases().get(object));
            regions.add(sample, object, sample.boxes().get(object).centre());
        }
    }

    private void refer(SceneSample sample, int each, SplittableRandom random) {
        int count = sample.expressions().size();
        int first = random.nextInt(count);
        for (int k = 0; k < each; k++) {
            expressions.add(sample, sample.expressions().get((first + k) % count));
        }
    }

    /** Returns B · {@link #PROMPTS} rows: of each picture all of it, then its objects. */
    Look look() {
        return look;
    }

    /** Returns B rows. */
    TextRows narratives() {
        return narratives;
    }

    /** Returns B · {@link #REGIONS} rows, in the order of those objects. */
    TextRows phrases() {
        return phrases;
    }

    /** Returns B · {@code expressionsEach} rows. */
    TextRows expressions() {
        return expressions;
    }

    /** Returns what each visual token of each whole picture should see. */
    Cells everywhere() {
        return everywhere;
    }

    /** Returns what the visual tokens of each object should see together. */
    Cells regions() {
        return regions;
    }
}
