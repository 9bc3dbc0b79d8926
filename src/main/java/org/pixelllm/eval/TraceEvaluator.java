package org.pixelllm.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.geometry.Point;

/**
 * Judges how far from the mouse trace a model points for each token: mean L1 distance, in shares of the picture's sides.
 *
 * <p>Each predicted point takes its nearest place; a token's error is the mean over its points, an example's over its
 * traced tokens, and the result's over all examples, those without a traced token counting 0.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models, section 4.1</a>
 */
public final class TraceEvaluator implements Evaluator<Traced, List<List<Point>>> {
    private static final double EPSILON = 1e-8; // as published

    private final Mean error = new Mean();

    /** Takes an example with the points, in pixels, that the model predicts for each token. */
    @Override
    public void add(Traced truth, List<List<Point>> predicted) {
        error.add(error(truth, predicted));
    }

    /**
     * Returns the error of one example.
     *
     * @throws IllegalArgumentException if there are not as many lists of points as tokens, or a traced token has none
     */
    public static double error(Traced truth, List<List<Point>> predicted) {
        if (predicted.size() != truth.tokens().size()) {
            throw new IllegalArgumentException(
                    "points for " + predicted.size() + " tokens where there are " + truth.tokens().size());
        }
        double sum = 0;
        int traced = 0;
        for (int i = 0; i < predicted.size(); i++) {
            TracedToken token = truth.tokens().get(i);
            if (token.isTraced()) {
                sum += predicted.get(i).stream().mapToDouble(p -> nearest(p, token, truth)).average().orElseThrow(
                        () -> new IllegalArgumentException("a traced token has no predicted point"));
                traced++;
            }
        }
        return sum / (traced + EPSILON);
    }

    private static double nearest(Point p, TracedToken token, Traced picture) {
        return token.places().stream().mapToDouble(place -> (Math.abs(p.x() - place.x()) / picture.width()
                + Math.abs(p.y() - place.y()) / picture.height()) / 2).min().orElseThrow();
    }

    @Override
    public Map<String, Number> result() {
        Map<String, Number> result = new LinkedHashMap<>();
        result.put("captions", error.count());
        error.put("trace error", result);
        return result;
    }
}
