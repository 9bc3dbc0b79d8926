package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * Tells the masks of boxes, with the words that led to them.
 *
 * @param prompts the prompt encoder, which the visual tokens share
 * @param adapter brings the words in, where the model has it
 * @param decoder SAM's
 */
public record Segmenter(PromptEncoder prompts, Optional<MaskAdapter> adapter, MaskDecoder decoder) {
    /**
     * Tells one mask for each box; the boxes of a picture stand together.
     *
     * @param map (B, y, x, C), SAM's feature map
     * @param boxes (R, 4), R = B·N, in pixels
     * @param size by which boxes are measured
     * @param visualTokens (R, T, V)
     * @param words (R, L, D), the text's features
     */
    public MaskDecoder.Output apply(NDArray map, NDArray boxes, Extent size, NDArray visualTokens, NDArray words) {
        NDArray corners = prompts.boxes(boxes, size);
        return decode(map, adapter.map(a -> a.apply(corners, visualTokens, words)).orElse(corners));
    }

    /** Tells masks as SAM does, from boxes (R, 4) alone: no adapter reads words. */
    public MaskDecoder.Output apply(NDArray map, NDArray boxes, Extent size) {
        return decode(map, prompts.boxes(boxes, size));
    }

    private MaskDecoder.Output decode(NDArray map, NDArray sparse) {
        Shape s = map.getShape();
        NDArray position = prompts.dense(map.getManager(), (int) s.get(1), (int) s.get(2));
        return decoder.apply(map, position, sparse, prompts.noMask()).single();
    }
}
