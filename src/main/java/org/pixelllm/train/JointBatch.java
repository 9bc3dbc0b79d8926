package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.pixelllm.train.detection.TrueBoxes;

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
    private static final int ANY = -1;

    public JointBatch {
        tasks = tasks.stream().map(Set::copyOf).toList();
        long pictures = pixels.getShape().get(0);
        long rows = pixels.getShape().get(1);
        long columns = pixels.getShape().get(2);
        long each = truth.labels().getShape().get(1);
        require("pixels", pixels, pictures, rows, columns, 3);
        require("inside", inside, pictures, rows, columns);
        require("prompts", prompts, pictures, ANY, 4);
        require("labels", truth.labels(), pictures, each);
        require("boxes", truth.boxes(), pictures, each, 4);
        require("tokens", truth.tokens(), pictures, each, ANY);
        long length = truth.tokens().getShape().get(2);
        truth.context().ifPresent(x -> require("context", x, pictures, each, ANY));
        truth.masks().ifPresent(x -> require("masks", x, pictures, each, rows, columns));
        truth.traces().ifPresent(x -> require("traces", x, pictures, each, length, ANY, 2));
        if (!tasks.isEmpty() && tasks.size() != pictures) {
            throw new IllegalArgumentException("tasks of %d pictures for %d".formatted(tasks.size(), pictures));
        }
    }

    private static void require(String name, NDArray x, long... shape) {
        Shape have = x.getShape();
        boolean fits = have.dimension() == shape.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = shape[i] == ANY ? have.get(i) > 0 : have.get(i) == shape[i] && shape[i] > 0;
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "%s are %s, not %s".formatted(name, have, new Shape(shape)));
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

    /** Returns the number of pictures (B). */
    public int size() {
        return (int) pixels.getShape().get(0);
    }

    /** Returns the objects of each picture. */
    List<TrueBoxes> trueBoxes() {
        float[] corners = truth.boxes().toType(DataType.FLOAT32, false).toFloatArray();
        int[] classes = truth.labels().gt(0).toType(DataType.INT32, false).toIntArray();
        int each = classes.length / size();
        return IntStream.range(0, size()).mapToObj(b -> new TrueBoxes(
                Arrays.copyOfRange(corners, 4 * b * each, 4 * (b + 1) * each),
                Arrays.copyOfRange(classes, b * each, (b + 1) * each))).toList();
    }

    /** Returns the given prompts of a picture: (N, 4) row-major. */
    float[] prompts(int picture) {
        return prompts.get(picture).toType(DataType.FLOAT32, false).toFloatArray();
    }

    /** Returns whether a picture teaches a task. */
    boolean has(int picture, Task task) {
        return tasks.isEmpty() || tasks.get(picture).contains(task);
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
