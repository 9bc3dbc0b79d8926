package org.pixelllm.eval;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Average precision of dense captions.
 *
 * @param positives merged regions that there were to find
 * @param boxes average precision at each IoU threshold, whatever the captions
 * @param captions average precision at each IoU threshold and, within, each similarity threshold; empty if captions were
 *        not compared
 */
public record DenseScores(long positives, double[] boxes, double[][] captions) {
    static final List<Double> IOU = List.of(0.3, 0.4, 0.5, 0.6, 0.7);
    static final List<Double> SIMILARITY = List.of(0.0, 0.05, 0.1, 0.15, 0.2, 0.25);

    /** Returns the mean over all thresholds, NaN if captions were not compared. */
    public double map() {
        return Arrays.stream(captions).flatMapToDouble(DoubleStream::of).average().orElse(Double.NaN);
    }

    /** Returns the mean over the IoU thresholds, captions left aside. */
    public double mapOfBoxes() {
        return DoubleStream.of(boxes).average().orElse(0);
    }

    /** Returns the mean over the similarity thresholds at one of the IoU thresholds 0.3, 0.4, 0.5, 0.6 and 0.7. */
    public double atIou(double threshold) {
        return DoubleStream.of(captions[IOU.indexOf(threshold)]).average().orElse(0);
    }

    /** Returns the mean over the IoU thresholds at one of the similarity thresholds 0, 0.05, … 0.25. */
    public double atSimilarity(double threshold) {
        int column = SIMILARITY.indexOf(threshold);
        return Arrays.stream(captions).mapToDouble(row -> row[column]).average().orElse(0);
    }

    Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("regions", Math.toIntExact(positives));
        if (captions.length > 0) {
            figures.put("mAP", map());
        }
        figures.put("mAP, boxes only", mapOfBoxes());
        IntStream.range(0, captions.length).forEach(i -> figures.put("AP at IoU " + IOU.get(i), atIou(IOU.get(i))));
        for (double similarity : captions.length > 0 ? SIMILARITY : List.<Double>of()) {
            figures.put(String.format(Locale.ROOT, "AP at METEOR %.2f", similarity), atSimilarity(similarity));
        }
        return figures;
    }
}
