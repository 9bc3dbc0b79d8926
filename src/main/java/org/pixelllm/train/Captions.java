package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * Prompts with what is to be said of them: rows of a batch, those of a picture together.
 *
 * <p>B pictures, N prompts of each, R = B·N.
 *
 * @param batch where they come from
 * @param prompts (R, 4), boxes in pixels
 * @param classes (R), positive for a prompt that has something to teach
 * @param truths (R), int64: which of the batch's B·G truths each prompt learns
 */
record Captions(JointBatch batch, NDArray prompts, NDArray classes, NDArray truths) {
    /** The prompts that were given, each with the truth of the same number. */
    static Captions given(JointBatch batch) {
        Shape s = batch.prompts().getShape();
        long pictures = s.get(0);
        long each = s.get(1);
        long known = batch.truth().labels().getShape().get(1);
        long[] truths = new long[(int) (pictures * each)];
        for (int r = 0; r < truths.length; r++) {
            truths[r] = r / each * known + r % each;
        }
        NDArray index = batch.prompts().getManager().create(truths);
        return new Captions(batch, batch.prompts().reshape(-1, 4), rows(batch.truth().labels(), index), index);
    }

    /** Returns the number of prompts of a picture (N). */
    long each() {
        return prompts.getShape().get(0) / batch.pixels().getShape().get(0);
    }

    /** Returns 1 for each prompt that has something to teach: (R). */
    NDArray valid() {
        return classes.gt(0).toType(DataType.FLOAT32, false);
    }

    NDArray tokens() {                                                                        // (R, L)
        return rows(batch.truth().tokens(), truths);
    }

    Optional<NDArray> context() {                                                             // (R, C)
        return batch.truth().context().map(context -> rows(context, truths));
    }

    NDArray boxes() {                                                                         // (R, 4)
        return rows(batch.truth().boxes(), truths);
    }

    Optional<NDArray> masks() {                                                               // (R, Y, X)
        return batch.truth().masks().map(masks -> rows(masks, truths));
    }

    Optional<NDArray> traces() {                                                              // (R, L, P, 2)
        return batch.truth().traces().map(traces -> rows(traces, truths));
    }

    /** Repeats what holds for a picture for each of its prompts: (B, ...) to (R, ...). */
    NDArray ofPicture(NDArray x) {
        return x.repeat(0, each());
    }

    private static NDArray rows(NDArray x, NDArray index) {                                   // (B, G, ...)
        return x.reshape(new Shape(-1).addAll(x.getShape().slice(2))).get(new NDIndex("{}", index));
    }
}
