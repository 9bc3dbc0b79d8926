package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.nn.Scalar;

/** Adds losses up by their weights and keeps every number under its published name. */
final class WeightedLosses {
    private final Map<String, NDArray> metrics = new LinkedHashMap<>();
    private NDArray total;

    /** Notes a number that is told but not minimised by itself. */
    void note(String name, NDArray value) {
        metrics.put(name, value);
    }

    /** Adds a loss: {@code name}, and {@code name_scaled} as it is minimised. */
    void add(String name, NDArray loss, double weight) {
        NDArray scaled = Scalar.times(loss, weight);
        note(name, loss);
        note(name + "_scaled", scaled);
        total = total == null ? scaled : total.add(scaled);
    }

    /** Returns the sum of all losses, which is noted as {@code total_loss}. */
    NDArray total() {
        metrics.put("total_loss", total);
        return total;
    }

    Map<String, NDArray> metrics() {
        return metrics;
    }
}
