package org.pixelllm.eval;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.pixelllm.data.scenes.Settles;
import org.pixelllm.data.scenes.Size;
import org.pixelllm.geometry.Box;

/** Judges the boxes that a model finds for expressions; a box is found if its IoU with the true one is at least 0.5. */
public final class ReferringEvaluator implements Evaluator<Referent, Box> {
    private static final double FOUND = 0.5;

    private final Mean iou = new Mean();
    private final Mean found = new Mean();
    private final Map<Size, Mean> bySize = new EnumMap<>(Size.class);
    private final Map<Settles, Mean> bySettling = new EnumMap<>(Settles.class);

    @Override
    public void add(Referent truth, Box box) {
        double overlap = truth.object().box().iou(box);
        boolean right = overlap >= FOUND;
        iou.add(overlap);
        found.add(right);
        bySize.computeIfAbsent(truth.object().object().size(), size -> new Mean()).add(right);
        bySettling.computeIfAbsent(truth.settledBy(), settles -> new Mean()).add(right);
    }

    @Override
    public Map<String, Number> result() {
        Map<String, Number> result = new LinkedHashMap<>();
        result.put("expressions", found.count());
        found.put("P@0.5", result);
        iou.put("mean IoU", result);
        bySize.forEach((size, mean) -> mean.put("P@0.5, " + lower(size) + " object", result));
        bySettling.forEach((by, mean) -> mean.put("P@0.5, settled by " + lower(by), result));
        return result;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
