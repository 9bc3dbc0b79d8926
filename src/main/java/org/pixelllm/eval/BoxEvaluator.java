package org.pixelllm.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.geometry.Box;

/**
 * Judges the boxes found for expressions: precision at IoU 0.5, 0.7 and 0.9, and mean IoU.
 *
 * <p>Like the published evaluation, an IoU of exactly the threshold is a miss ({@link BoxOverlap}).
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models, section 4.2</a>
 */
public final class BoxEvaluator implements Evaluator<Box, Box> {
    private final PrecisionAtIou precision = new PrecisionAtIou();
    private final Mean iou = new Mean();

    @Override
    public void add(Box truth, Box found) {
        double overlap = BoxOverlap.of(truth, found).iou();
        precision.add(overlap);
        iou.add(overlap);
    }

    @Override
    public Map<String, Number> result() {
        Map<String, Number> result = new LinkedHashMap<>();
        result.put("expressions", iou.count());
        precision.put("", result);
        iou.put("mean IoU", result);
        return result;
    }
}
