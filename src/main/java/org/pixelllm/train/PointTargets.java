package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.pixelllm.model.PointMasks;
import org.pixelllm.model.TextIds;

/**
 * Where words should point: at the corners of the box, or along the trace where the picture has one.
 *
 * <p>R captions, L words.
 *
 * @param coords (R, L, 2, 2), pixels
 * @param words (R, L), 1 for a word that learns to point, whether or not its caption counts
 */
public record PointTargets(NDArray coords, NDArray words) {
    static PointTargets of(Captions captions, PointMasks masks, TextIds ids) {
        NDArray tokens = captions.tokens();
        NDArray corners = captions.boxes().reshape(-1, 1, 2, 2).repeat(1, tokens.getShape().get(1));
        Optional<NDArray> traces = captions.batch().truth().traces();
        if (traces.isEmpty()) {
            return new PointTargets(corners, masks.box().apply(tokens, ids));
        }
        NDArray traced = captions.ofPicture(traced(traces.get()));                            // (R)
        return new PointTargets(
                choose(traced.reshape(-1, 1, 1, 1), captions.traces().orElseThrow(), corners),
                choose(traced.reshape(-1, 1), masks.trace().apply(tokens, ids), masks.box().apply(tokens, ids)));
    }

    /** Returns 1 for each picture that has a point above zero: (B). */
    private static NDArray traced(NDArray traces) {
        Shape s = traces.getShape();
        return traces.reshape(s.get(0), -1).max(new int[]{1}).gt(0).toType(DataType.FLOAT32, false);
    }

    private static NDArray choose(NDArray first, NDArray a, NDArray b) {
        return a.mul(first).add(b.mul(first.neg().add(1f)));
    }
}
