package org.pixelllm.eval.task;

import java.util.Map;
import java.util.Optional;

/**
 * What the paper reports for a task.
 *
 * @param data that it was measured on
 * @param figures measure to value, 0 to 1 as ours are
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models, tables 3 to 5</a>
 */
public record Published(String data, Map<String, Double> figures) {
    /** Returns the paper's figures, for the tasks that it has in common with us. */
    public static Optional<Published> of(Task task) {
        return switch (task) {
            case REFER -> Optional.of(new Published("RefCOCO val", Map.of("P@0.5", 0.898)));
            case LOCATION -> Optional.of(new Published("Visual Genome", Map.of("METEOR", 0.199, "CIDEr-D", 1.489)));
            case DENSE -> Optional.of(new Published("Visual Genome", Map.of("mAP", 0.170)));
            case CAPTION, TRACE -> Optional.empty();
        };
    }
}
