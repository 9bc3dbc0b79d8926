package org.pixelllm.eval.caption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CIDEr-D: how alike the runs of 1 to 4 words are, where runs that few pictures have count more.
 *
 * <p>A score is 0 to 10 and depends on all pictures that are scored together; one picture alone scores 0. Corpus is
 * the mean.
 *
 * @see <a href="https://arxiv.org/abs/1411.5726">Vedantam et al., CIDEr, 2015</a>
 */
public final class CiderD implements CaptionMetric {
    private static final double SIGMA = 6;
    private static final double SCALE = 10;

    @Override
    public Scores score(List<List<String>> references, List<String> candidates) {
        CaptionMetric.check(references, candidates);
        List<List<Text>> texts = references.stream().map(some -> some.stream().map(Text::new).toList()).toList();
        Map<String, Integer> pictures = picturesWith(texts);
        double logPictures = Math.log(references.size());
        double[] each = new double[candidates.size()];
        for (int i = 0; i < each.length; i++) {
            Vector candidate = new Vector(new Text(candidates.get(i)), pictures, logPictures);
            each[i] = SCALE * texts.get(i).stream()
                    .mapToDouble(text -> candidate.similarity(new Vector(text, pictures, logPictures))).average()
                    .orElse(0);
        }
        return Scores.mean(each);
    }

    /** Returns in how many pictures' references a run of words occurs. */
    private static Map<String, Integer> picturesWith(List<List<Text>> texts) {
        Map<String, Integer> pictures = new HashMap<>();
        for (List<Text> some : texts) {
            Set<String> runs = new HashSet<>();
            some.forEach(text -> text.counts.forEach(counts -> runs.addAll(counts.keySet())));
            runs.forEach(run -> pictures.merge(run, 1, Integer::sum));
        }
        return pictures;
    }

    /** How often runs of 1 to 4 words occur in a text. */
    private static final class Text {
        private final List<Map<String, Integer>> counts = new ArrayList<>();
        private final int pairs;

        Text(String text) {
            List<String> words = WhiteSpace.words(text);
            for (int n = 1; n <= NGrams.LONGEST; n++) {
                counts.add(NGrams.count(words, n));
            }
            pairs = Math.max(0, words.size() - 1);
        }
    }

    /** The weights of a text's runs of words. */
    private static final class Vector {
        private final List<Map<String, Double>> weights = new ArrayList<>();
        private final double[] norms = new double[NGrams.LONGEST];
        private final int pairs;

        Vector(Text text, Map<String, Integer> pictures, double logPictures) {
            pairs = text.pairs;
            for (int n = 0; n < NGrams.LONGEST; n++) {
                Map<String, Double> some = new HashMap<>();
                text.counts.get(n).forEach((run, count) -> some.put(run,
                        count * (logPictures - Math.log(Math.max(1, pictures.getOrDefault(run, 0))))));
                weights.add(some);
                norms[n] = Math.sqrt(some.values().stream().mapToDouble(weight -> weight * weight).sum());
            }
        }

        double similarity(Vector reference) {
            double sum = 0;
            for (int n = 0; n < NGrams.LONGEST; n++) {
                double norm = norms[n] * reference.norms[n];
                double product = clippedProduct(weights.get(n), reference.weights.get(n));
                sum += norm == 0 ? product : product / norm;
            }
            double longer = pairs - reference.pairs;
            return sum / NGrams.LONGEST * Math.exp(-longer * longer / (2 * SIGMA * SIGMA));
        }

        private static double clippedProduct(Map<String, Double> candidate, Map<String, Double> reference) {
            double sum = 0;
            for (Map.Entry<String, Double> run : candidate.entrySet()) {
                double weight = reference.getOrDefault(run.getKey(), 0.0);
                sum += Math.min(run.getValue(), weight) * weight;
            }
            return sum;
        }
    }
}
