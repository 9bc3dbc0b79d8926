package org.pixelllm.eval;

/**
 * Where evaluations of dense captions differ.
 *
 * @param forgiving whether any caption is right for a region of which nothing was said; otherwise such a region counts
 *        for nothing
 * @param longerSide to which the longer side of each picture's regions is scaled, in pixels, because predictions are told
 *        at that size; 0 to leave them as they are
 */
public record DenseRules(boolean forgiving, int longerSide) {
    /** As published. */
    public static final DenseRules STANDARD = new DenseRules(true, 0);

    /** Leaves out regions of which nothing was said. */
    public DenseRules keepingEmptyCaptions() {
        return new DenseRules(false, longerSide);
    }

    /** For predictions in pixels of pictures that were scaled to a longer side of 720. */
    public DenseRules scaledTo720() {
        return new DenseRules(forgiving, 720);
    }
}
