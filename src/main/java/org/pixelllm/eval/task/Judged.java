package org.pixelllm.eval.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer with its scores.
 *
 * @param question that was asked
 * @param truth what people said, in one line
 * @param answer what the model said, in one line; for a refusal the reason
 * @param scores measure to value; a mean of them over all answers is a figure of the task
 */
public record Judged(Question question, String truth, String answer, Map<String, Double> scores) {
    public Judged {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }
}
