package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.pixelllm.train.detection.SampledBoxes;

/**
 * Prompts with what is to be said of them: rows of a batch, those of a picture together.
 *
 * <p>B pictures, N prompts of each, R = B·N, L text length, C context length, P points a word.
 *
 * @param batch where they come from
 * @param prompts (R, 4), boxes in pixels
 * @param classes (R), int32, 1 for a prompt that has something to learn and 0 for others
 * @param truths (R), int64: which of the batch's B·G truths it is
 */
public record Captions(JointBatch batch, NDArray prompts, NDArray classes, NDArray truths) {
    /** Returns the prompts that were given, each with the truth of the same number. */
    static Captions given(JointBatch batch) {
        Pairing pairing = new Pairing(batch.trueBoxes(), (int) batch.prompts().getShape().get(1));
        for (int b = 0; b < batch.size(); b++) {
            pairing.inOrder(b, batch.prompts(b));
        }
        return of(batch, pairing);
    }

    /**
     * Returns the first proposals of the pictures that teach {@link Task#OBJECT_CAPTION}, each with the object that it
     * covers best, and the given prompts of the others.
     *
     * @param samples of each picture
     */
    static Captions proposed(JointBatch batch, List<SampledBoxes> samples, CaptionRules rules) {
        int given = (int) batch.prompts().getShape().get(1);
        boolean any = batch.share(Task.OBJECT_CAPTION) > 0;
        Pairing pairing = new Pairing(batch.trueBoxes(), any ? rules.count() : Math.min(rules.count(), given));
        for (int b = 0; b < batch.size(); b++) {
            if (batch.has(b, Task.OBJECT_CAPTION)) {
                pairing.byOverlap(b, samples.get(b).first(rules.count()), rules.overlap());
            } else {
                pairing.inOrder(b, batch.prompts(b));
            }
        }
        return of(batch, pairing);
    }

    private static Captions of(JointBatch batch, Pairing pairing) {
        NDManager manager = batch.pixels().getManager();
        return new Captions(batch, manager.create(pairing.prompts(), new Shape(pairing.classes().length, 4)),
                manager.create(pairing.classes()), manager.create(pairing.truths()));
    }

    /** Returns the number of prompts of a picture (N). */
    public long each() {
        return truths.size() / batch.size();
    }

    /** Returns 1 for each prompt that has something to learn: (R). */
    NDArray valid() {
        return classes.gt(0).toType(DataType.FLOAT32, false);
    }

    /** Returns what is to be said: (R, L), int32. */
    public NDArray tokens() {
        return rows(batch.truth().tokens());
    }

    /** Returns what is read first: (R, C), int32. */
    public Optional<NDArray> context() {
        return batch.truth().context().map(this::rows);
    }

    /** Returns the objects' boxes: (R, 4) in pixels. */
    public NDArray boxes() {
        return rows(batch.truth().boxes());
    }

    /** Returns the objects' masks: (R, Y, X). */
    Optional<NDArray> masks() {
        return batch.truth().masks().map(this::rows);
    }

    /** Returns the words' traces: (R, L, P, 2) in pixels. */
    Optional<NDArray> traces() {
        return batch.truth().traces().map(this::rows);
    }

    /** Repeats what holds for a picture for each of its prompts: (B, ...) to (R, ...). */
    NDArray ofPicture(NDArray x) {
        return x.repeat(0, each());
    }

    private NDArray rows(NDArray x) {                                                         // (B, G, ...)
        return x.reshape(new Shape(-1).addAll(x.getShape().slice(2))).get(new NDIndex("{}", truths));
    }
}
