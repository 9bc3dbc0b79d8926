package org.pixelllm.eval;

import java.util.Map;

/** The share of examples whose IoU exceeds 0.5, 0.7 and 0.9. */
final class PrecisionAtIou {
    private static final double[] THRESHOLDS = {0.5, 0.7, 0.9};

    private final Mean[] hits = {new Mean(), new Mean(), new Mean()};

    void add(double iou) {
        for (int i = 0; i < THRESHOLDS.length; i++) {
            hits[i].add(iou > THRESHOLDS[i]);
        }
    }

    /** Puts the shares under {@code P@0.5} and so on, with an ending to the name. */
    void put(String ending, Map<String, Number> into) {
        for (int i = 0; i < THRESHOLDS.length; i++) {
            hits[i].put("P@" + THRESHOLDS[i] + ending, into);
        }
    }
}
