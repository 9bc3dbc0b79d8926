package org.pixelllm.eval.caption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * BLEU as it is reported for COCO captions: the share of the caption's runs of 1 to n words that a reference has.
 *
 * <p>The corpus score is that of the summed counts, not the mean.
 *
 * @param longest n, 1 to 4
 * @see <a href="https://aclanthology.org/P02-1040">Papineni et al., BLEU, 2002</a>
 */
public record Bleu(int longest) implements CaptionMetric {
    // of the tool that everyone reports
    private static final double TINY = 1e-15;
    private static final double SMALL = 1e-9;

    /** Rejects lengths that are not reported. */
    public Bleu {
        if (longest < 1 || longest > NGrams.LONGEST) {
            throw new IllegalArgumentException("BLEU looks at runs of 1 to 4 words, not " + longest);
        }
    }

    @Override
    public Scores score(List<List<String>> references, List<String> candidates) {
        CaptionMetric.check(references, candidates);
        Counts all = new Counts(longest);
        double[] each = new double[candidates.size()];
        for (int i = 0; i < each.length; i++) {
            Counts counts = count(WhiteSpace.words(candidates.get(i)),
                    references.get(i).stream().map(WhiteSpace::words).toList());
            each[i] = counts.score();
            all.add(counts);
        }
        return new Scores(all.score(), each);
    }

    private Counts count(List<String> candidate, List<List<String>> references) {
        Counts counts = new Counts(longest);
        counts.length = candidate.size();
        counts.referenceLength = closestLength(candidate.size(), references);
        for (int n = 1; n <= longest; n++) {
            counts.guessed[n - 1] = Math.max(0, candidate.size() - n + 1);
            counts.correct[n - 1] = matches(NGrams.count(candidate, n), mostOften(references, n));
        }
        return counts;
    }

    /** Returns the length of the reference that is closest in length, the shorter of two. */
    private static int closestLength(int length, List<List<String>> references) {
        int closest = references.get(0).size();
        for (List<String> reference : references) {
            int nearer = Math.abs(closest - length) - Math.abs(reference.size() - length);
            if (nearer > 0 || nearer == 0 && reference.size() < closest) {
                closest = reference.size();
            }
        }
        return closest;
    }

    private static Map<String, Integer> mostOften(List<List<String>> references, int n) {
        Map<String, Integer> most = new HashMap<>();
        references.forEach(reference -> NGrams.count(reference, n).forEach((run, k) -> most.merge(run, k, Math::max)));
        return most;
    }

    private static long matches(Map<String, Integer> candidate, Map<String, Integer> reference) {
        return candidate.entrySet().stream()
                .mapToLong(e -> Math.min(e.getValue(), reference.getOrDefault(e.getKey(), 0)))
                .sum();
    }

    /** What is counted of a caption, or of many. */
    private static final class Counts {
        private final long[] guessed;
        private final long[] correct;
        private long length;
        private long referenceLength;

        Counts(int longest) {
            guessed = new long[longest];
            correct = new long[longest];
        }

        void add(Counts other) {
            length += other.length;
            referenceLength += other.referenceLength;
            for (int i = 0; i < guessed.length; i++) {
                guessed[i] += other.guessed[i];
                correct[i] += other.correct[i];
            }
        }

        double score() {
            double product = 1;
            for (int i = 0; i < guessed.length; i++) {
                product *= (correct[i] + TINY) / (guessed[i] + SMALL);
            }
            double ratio = (length + TINY) / (referenceLength + SMALL);
            double brevity = ratio < 1 ? Math.exp(1 - 1 / ratio) : 1;
            return Math.pow(product, 1.0 / guessed.length) * brevity;
        }
    }
}
