package org.pixelllm.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges boxes with captions as dense captioning does: mean average precision over thresholds of IoU and of METEOR.
 *
 * <p>Captions are compared only where that can matter: for predictions that were matched and overlap enough for the
 * lowest threshold.
 *
 * @see <a href="https://arxiv.org/abs/1511.07571">DenseCap, section 5.1</a>
 */
public final class DenseCaptionEvaluator implements Evaluator<DenseTruth, List<DensePrediction>> {
    private final DenseRules rules;
    private final Optional<CaptionSimilarity> similarity;
    private final TreeMap<Long, List<DenseMatch>> matches = new TreeMap<>();
    private long positives;

    private DenseCaptionEvaluator(DenseRules rules, Optional<CaptionSimilarity> similarity) {
        this.rules = rules;
        this.similarity = similarity;
    }

    /** Judges boxes and captions. */
    public static DenseCaptionEvaluator of(CaptionSimilarity similarity, DenseRules rules) {
        return new DenseCaptionEvaluator(rules, Optional.of(similarity));
    }

    /** Judges boxes and leaves captions aside. */
    public static DenseCaptionEvaluator ofBoxes() {
        return new DenseCaptionEvaluator(DenseRules.STANDARD, Optional.empty());
    }

    /**
     * Takes a picture with all its predictions.
     *
     * @throws IllegalArgumentException if the picture was taken before
     */
    @Override
    public void add(DenseTruth truth, List<DensePrediction> predictions) {
        List<MergedRegion> regions = regions(truth);
        List<DenseMatch> found = DenseMatch.all(regions, predictions, rules.forgiving());
        if (matches.put(truth.id(), rules.forgiving()
                ? found
                : found.stream().filter(m -> !m.isNamedEmpty()).toList()) != null) {
            throw new IllegalArgumentException("picture " + truth.id() + " was judged before");
        }
        positives += regions.stream().filter(region -> rules.forgiving() || !region.isUntold()).count();
    }

    private List<MergedRegion> regions(DenseTruth truth) {
        List<MergedRegion> merged = RegionMerging.of(truth.regions());
        float scale = (float) ((double) rules.longerSide() / Math.max(truth.width(), truth.height()));
        return rules.longerSide() == 0 ? merged : merged.stream().map(region -> region.scaled(scale)).toList();
    }

    /** Returns all predictions so far, best first. */
    List<DenseMatch> ranking() {
        List<DenseMatch> all = new ArrayList<>();
        matches.values().forEach(all::addAll);
        all.sort(Comparator.comparing(DenseMatch::prediction, DenseMatch.BEST_FIRST));
        return all;
    }

    /** Returns average precision at all thresholds; compares captions, which takes its time. */
    public DenseScores scores() {
        List<DenseMatch> ranking = ranking();
        double[] alike = similarity.map(s -> similarities(ranking, s)).orElse(new double[0]);
        double[] boxes = new double[DenseScores.IOU.size()];
        double[][] captions = new double[similarity.isPresent() ? boxes.length : 0][DenseScores.SIMILARITY.size()];
        for (int i = 0; i < boxes.length; i++) {
            BitSet right = overlapping(ranking, DenseScores.IOU.get(i));
            boxes[i] = AveragePrecision.of(right, ranking.size(), positives);
            for (int j = 0; j < DenseScores.SIMILARITY.size() && captions.length > 0; j++) {
                double least = DenseScores.SIMILARITY.get(j);
                BitSet told = BitSet.valueOf(right.toLongArray());
                right.stream().filter(rank -> !(alike[rank] > least)).forEach(told::clear);
                captions[i][j] = AveragePrecision.of(told, ranking.size(), positives);
            }
        }
        return new DenseScores(positives, boxes, captions);
    }

    private static double[] similarities(List<DenseMatch> ranking, CaptionSimilarity similarity) {
        double[] alike = new double[ranking.size()];
        overlapping(ranking, DenseScores.IOU.get(0)).stream().parallel().forEach(
                rank -> alike[rank] = similarity.of(ranking.get(rank).prediction(), ranking.get(rank).references()));
        return alike;
    }

    private static BitSet overlapping(List<DenseMatch> ranking, double iou) {
        BitSet right = new BitSet(ranking.size());
        for (int rank = 0; rank < ranking.size(); rank++) {
            right.set(rank, ranking.get(rank).matched() && ranking.get(rank).iou() >= iou);
        }
        return right;
    }

    @Override
    public Map<String, Number> result() {
        return scores().figures();
    }
}
