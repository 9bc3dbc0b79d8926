package org.pixelllm.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.geometry.Box;

/** Judges several boxes found for an expression, best first: does one of the first k hit at IoU 0.5? */
public final class TopBoxesEvaluator implements Evaluator<Box, List<Box>> {
    private static final double HIT = 0.5;

    private final Map<Integer, Mean> hits = new LinkedHashMap<>();

    /** Judges the first boxes of each list, say 1, 5 and 10. */
    public TopBoxesEvaluator(int... first) {
        for (int k : first) {
            hits.put(k, new Mean());
        }
    }

    @Override
    public void add(Box truth, List<Box> found) {
        hits.forEach((k, mean) -> mean.add(found.stream().limit(k).anyMatch(b -> BoxOverlap.of(truth, b).hits(HIT))));
    }

    @Override
    public Map<String, Number> result() {
        Map<String, Number> result = new LinkedHashMap<>();
        hits.forEach((k, mean) -> mean.put("P@" + HIT + " of first " + k, result));
        return result;
    }
}
