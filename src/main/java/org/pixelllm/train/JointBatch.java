package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pictures to learn from.
 *
 * <p>B pictures of Y rows and X columns, N prompts and G truths for each; where no proposals are captioned, truth i
 * belongs to prompt i.
 *
 * @param pixels (B, Y, X, 3), 0 to 255
 * @param inside (B, Y, X), 1 inside the picture and 0 in its padding
 * @param prompts (B, N, 4), boxes in pixels
 * @param truth what there is to learn
 * @param tasks of each picture; empty where every picture teaches all that it has
 */
public record JointBatch(NDArray pixels, NDArray inside, NDArray prompts, Truth truth, List<Set<Task>> tasks) {
    public JointBatch {
        tasks = tasks.stream().map(Set::copyOf).toList();
        long pictures = pixels.getShape().get(0);
        if (!tasks.isEmpty() && tasks.size() != pictures) {
            throw new IllegalArgumentException("tasks of " + tasks.size() + " pictures for " + pictures);
        }
    }

    /**
     * What there is to learn from pictures.
     *
     * @param boxes (B, G, 4), x0, y0, x1, y1 in pixels
     * @param labels (B, G), positive for an object and 0 for padding
     * @param tokens (B, G, L), int32: begin, text, end, padding 0
     * @param context (B, G, C), int32, padding 0: what the text head reads before it speaks
     * @param masks (B, G, Y, X), positive inside the object
     * @param traces (B, G, L, P, 2), places of each word in pixels; a picture without a positive one has no trace
     */
    public record Truth(NDArray boxes, NDArray labels, NDArray tokens, Optional<NDArray> context,
            Optional<NDArray> masks, Optional<NDArray> traces) {}

    /** Returns whether each picture has a task, 1 or 0: (B). */
    NDArray has(Task task) {
        float[] has = new float[(int) pixels.getShape().get(0)];
        for (int b = 0; b < has.length; b++) {
            has[b] = tasks.isEmpty() || tasks.get(b).contains(task) ? 1 : 0;
        }
        return pixels.getManager().create(has);
    }

    /** Returns the share of pictures that have at least one of these tasks. */
    double share(Task... any) {
        if (tasks.isEmpty()) {
            return 1;
        }
        Set<Task> wanted = Set.of(any);
        return tasks.stream().filter(own -> own.stream().anyMatch(wanted::contains)).count() / (double) tasks.size();
    }
}
