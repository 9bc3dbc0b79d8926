package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * The published point losses: how far words point from where they should, in pixels.
 *
 * <p>R captions, L words, P points a word.
 */
public enum PointLoss {
    /** Mean absolute difference. */
    L1 {
        @Override
        NDArray distance(NDArray difference) {
            return difference.abs();
        }
    },
    /** Mean squared difference. */
    L2 {
        @Override
        NDArray distance(NDArray difference) {
            return difference.square();
        }
    },
    /** {@link #L1} over the words whose targets are not all zero. */
    L1_NONZERO {
        @Override
        NDArray distance(NDArray difference) {
            return difference.abs();
        }

        @Override
        NDArray counts(NDArray mask, NDArray targets) {
            NDArray size = targets.square().sum(new int[]{2, 3});                             // (R, L)
            return mask.mul(size.gt(0).toType(DataType.FLOAT32, false));
        }
    };

    /**
     * Returns the mean over all words that count; 0 if there is none.
     *
     * @param points (R, L, P, 2), x and y in pixels
     * @param targets (R, L, P, 2), or (R, 1, P, 2) where a caption's words share their target
     * @param mask (R, L), 1 for a word that counts and 0 for others
     */
    public NDArray apply(NDArray points, NDArray targets, NDArray mask) {
        NDArray counts = counts(mask, targets);                                               // (R, L)
        NDArray far = distance(points.sub(targets));
        NDArray each = far.reshape(far.getShape().get(0), far.getShape().get(1), -1).mean(new int[]{2});
        return each.mul(counts).sum().div(counts.sum().maximum(1f));
    }

    abstract NDArray distance(NDArray difference);

    /** Returns how much each word counts: (R, L). */
    NDArray counts(NDArray mask, NDArray targets) {
        return mask;
    }
}
