package org.pixelllm.eval.caption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * ROUGE-L as it is reported for COCO captions: the longest common subsequence of words, precision and recall joined.
 *
 * <p>The best precision and the best recall may come from different references. Corpus is the mean.
 *
 * @see <a href="https://aclanthology.org/W04-1013">Lin, ROUGE, 2004</a>
 */
public final class RougeL implements CaptionMetric {
    private static final double BETA_SQUARED = 1.2 * 1.2;

    @Override
    public Scores score(List<List<String>> references, List<String> candidates) {
        CaptionMetric.check(references, candidates);
        double[] each = new double[candidates.size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = score(candidates.get(i), references.get(i));
        }
        return Scores.mean(each);
    }

    private static double score(String candidate, List<String> references) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] words = words(candidate, numbers);
        double precision = 0;
        double recall = 0;
        for (String reference : references) {
            int[] others = words(reference, numbers);
            double common = longestCommon(words, others);
            precision = Math.max(precision, common / words.length);
            recall = Math.max(recall, common / others.length);
        }
        return precision == 0 || recall == 0
                ? 0
                : (1 + BETA_SQUARED) * precision * recall / (recall + BETA_SQUARED * precision);
    }

    /** Splits at single spaces: two in a row have an empty word between them, and no text is one empty word. */
    private static int[] words(String text, Map<String, Integer> numbers) {
        return Stream.of(text.split(" ", -1)).mapToInt(word -> numbers.computeIfAbsent(word, w -> numbers.size()))
                .toArray();
    }

    /** Returns the length of the longest subsequence that both have. */
    private static int longestCommon(int[] a, int[] b) {
        int[] row = new int[b.length + 1];
        for (int word : a) {
            int diagonal = 0;
            for (int j = 1; j <= b.length; j++) {
                int above = row[j];
                row[j] = word == b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.length];
    }
}
