package org.pixelllm.eval;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Judges the masks found for expressions, as referring segmentation is reported.
 *
 * <p>cIoU is cumulative: all intersections over all unions, so large objects weigh more. Mean IoU, also known as gIoU or
 * mIoU, weighs each example alike. The box of a mask is its tight box.
 */
public final class MaskEvaluator implements Evaluator<Outlined, Outlined> {
    private final PrecisionAtIou masks = new PrecisionAtIou();
    private final PrecisionAtIou boxesOfMasks = new PrecisionAtIou();
    private final PrecisionAtIou boxes = new PrecisionAtIou();
    private final Mean iou = new Mean();
    private MaskOverlap sum = new MaskOverlap(0, 0);

    @Override
    public void add(Outlined truth, Outlined found) {
        MaskOverlap overlap = MaskOverlap.of(truth.mask(), found.mask());
        sum = MaskOverlap.SUM.apply(sum, overlap);
        iou.add(overlap.iou());
        masks.add(overlap.iou());
        boxesOfMasks.add(BoxOverlap.of(truth.box(), found.mask().box()).iou());
        boxes.add(BoxOverlap.of(truth.box(), found.box()).iou());
    }

    @Override
    public Map<String, Number> result() {
        Map<String, Number> result = new LinkedHashMap<>();
        result.put("expressions", iou.count());
        result.put("cIoU", sum.meanIou(iou.count()));
        iou.put("mean IoU", result);
        masks.put("", result);
        boxesOfMasks.put(", box of the mask", result);
        boxes.put(", box", result);
        return result;
    }
}
