package org.pixelllm.eval.caption;

import java.util.Arrays;
import java.util.List;

/**
 * Scores captions against what people wrote.
 *
 * <p>The published numbers are scores of tokenized text: {@link PtbTokenizer}. {@link CaptionScores} does both.
 */
public interface CaptionMetric {
    /**
     * Scores a caption per picture.
     *
     * @param references for each picture what people wrote about it, at least one text
     * @param candidates for each picture what is scored
     * @throws IllegalArgumentException if the two lists differ in length or a picture has no reference
     */
    Scores score(List<List<String>> references, List<String> candidates);

    /**
     * What a metric says of some captions.
     *
     * @param corpus the score of all; a mean only where the metric is one
     * @param each the score of each caption
     */
    record Scores(double corpus, double[] each) {
        static Scores mean(double[] each) {
            return new Scores(Arrays.stream(each).average().orElse(0), each);
        }
    }

    /** Rejects lists that do not belong together. */
    static void check(List<List<String>> references, List<String> candidates) {
        if (references.size() != candidates.size()) {
            throw new IllegalArgumentException(
                    references.size() + " sets of references, but " + candidates.size() + " captions");
        }
        for (int i = 0; i < references.size(); i++) {
            if (references.get(i).isEmpty()) {
                throw new IllegalArgumentException("caption " + i + " has no reference");
            }
        }
    }
}
