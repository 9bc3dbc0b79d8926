package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import org.pixelllm.nn.Scalar;

/** The losses of the published model and their usual companions. All are means over what is weighted. */
final class Losses {
    private static final int[] LAST = {-1};

    private Losses() {}

    /**
     * Cross-entropy with label smoothing.
     *
     * @param logits (M, V)
     * @param targets (M, 1), int64
     * @param weights (M)
     * @param smoothing share of the probability that is spread over all classes
     */
    static NDArray crossEntropy(NDArray logits, NDArray targets, NDArray weights, double smoothing) {
        NDArray logProbs = logits.logSoftmax(-1);
        NDArray chosen = logProbs.gather(targets, 1).squeeze(1);
        NDArray mixed = smoothing == 0
                ? chosen
                : Scalar.times(chosen, 1 - smoothing).add(Scalar.times(logProbs.mean(LAST), smoothing));
        return mean(mixed.neg(), weights);
    }

    /**
     * Binary cross-entropy.
     *
     * @param logits (M)
     * @param targets (M), 0 or 1
     * @param weights (M)
     */
    static NDArray binary(NDArray logits, NDArray targets, NDArray weights) {
        return mean(logistic(logits, targets), weights);
    }

    /** Binary cross-entropy of each logit with a target of 0 or 1; shapes are broadcast. */
    static NDArray logistic(NDArray logits, NDArray targets) {
        return logits.getNDArrayInternal().softPlus().sub(logits.mul(targets));
    }

    /**
     * L1 distance of boxes, summed over the four edges.
     *
     * @param boxes (M, 4), x0, y0, x1, y1 on the scale 0 to 1
     * @param targets (M, 4)
     * @param weights (M)
     */
    static NDArray l1(NDArray boxes, NDArray targets, NDArray weights) {
        return mean(boxes.sub(targets).abs().sum(LAST), weights);
    }

    /**
     * One minus the generalised intersection over union: unlike L1 it minds small boxes as much as large ones.
     *
     * @see <a href="https://arxiv.org/abs/1902.09630">Generalized Intersection over Union</a>
     */
    static NDArray giou(NDArray boxes, NDArray targets, NDArray weights) {
        NDArray common = area(overlap(boxes, targets));
        NDArray union = area(boxes).add(area(targets)).sub(common).add(1e-6f);
        NDArray hull = area(hull(boxes, targets)).add(1e-6f);
        NDArray giou = common.div(union).sub(hull.sub(union).div(hull));
        return mean(giou.neg().add(1f), weights);
    }

    private static NDArray overlap(NDArray a, NDArray b) {
        return from(a).maximum(from(b)).concat(to(a).minimum(to(b)), 1);
    }

    private static NDArray hull(NDArray a, NDArray b) {
        return from(a).minimum(from(b)).concat(to(a).maximum(to(b)), 1);
    }

    private static NDArray area(NDArray boxes) {
        NDArray size = to(boxes).sub(from(boxes)).getNDArrayInternal().relu();
        return size.get(":, 0").mul(size.get(":, 1"));
    }

    private static NDArray from(NDArray boxes) {
        return boxes.get(":, :2");
    }

    private static NDArray to(NDArray boxes) {
        return boxes.get(":, 2:");
    }

    private static NDArray mean(NDArray values, NDArray weights) {
        return values.mul(weights).sum().div(weights.sum().add(1e-6f));
    }
}
