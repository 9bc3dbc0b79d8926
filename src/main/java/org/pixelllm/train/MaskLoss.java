package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.image.Resampling;
import org.pixelllm.nn.Resize;
import org.pixelllm.nn.Scalar;

/**
 * The published mask loss, SAM's: focal and dice loss of each prompt's best mask, and how well it knows its quality.
 *
 * <p>R prompts, M masks a prompt, Y rows and X columns of the picture, S = Y · X.
 *
 * @param focal mean over prompts, already times 20
 * @param dice mean over prompts
 * @param iou squared error of the predicted intersection over union, mean over prompts and masks
 * @see <a href="https://arxiv.org/abs/2304.02643">Segment Anything</a>, appendix A
 */
public record MaskLoss(NDArray focal, NDArray dice, NDArray iou) {
    private static final double FOCAL_WEIGHT = 20;
    private static final int[] LAST = {-1};

    /**
     * What the masks should be.
     *
     * @param masks (R, Y, X), positive inside the object
     * @param valid (R), 1 for a prompt that counts and 0 for others
     * @param inside (R, Y, X), 1 inside the picture and 0 in its padding, where dice and IoU look all the same
     */
    public record Truth(NDArray masks, NDArray valid, NDArray inside) {}

    /**
     * Compares masks; all parts are 0 if no prompt counts.
     *
     * @param logits (R, M, y, x), resized to the picture
     * @param ious (R, M), the predicted quality of each mask
     */
    public static MaskLoss of(NDArray logits, NDArray ious, Truth truth) {
        NDArray masks = flat(truth.masks()).gt(0).toType(DataType.FLOAT32, false);            // (R, 1, S)
        NDArray full = resized(logits, truth.masks().getShape());                             // (R, M, S)
        NDArray valid = truth.valid();                                                        // (R)
        NDArray weights = flat(truth.inside()).mul(valid.reshape(-1, 1, 1));                  // (R, 1, S)

        NDArray focal = Scalar.times(focal(full, masks, weights), FOCAL_WEIGHT);              // (R, M)
        NDArray dice = dice(full.getNDArrayInternal().sigmoid(), masks).mul(weights.max(LAST));
        NDArray best = best(focal.add(dice));                                                 // (R, M)
        NDArray quality = ious.sub(iou(full, masks)).square().mean(LAST);                     // (R)
        return new MaskLoss(mean(focal.mul(best).sum(LAST), valid), mean(dice.mul(best).sum(LAST), valid),
                mean(quality, valid));
    }

    /** Returns the sum of all parts. */
    public NDArray total() {
        return focal.add(dice).add(iou);
    }

    private static NDArray flat(NDArray maps) {
        return maps.reshape(maps.getShape().get(0), 1, -1);
    }

    private static NDArray resized(NDArray logits, Shape picture) {
        Shape s = logits.getShape();
        NDArray maps = logits.reshape(s.get(0) * s.get(1), s.get(2), s.get(3), 1);
        NDArray full = Resize.apply(maps, (int) picture.get(1), (int) picture.get(2), Resampling.BILINEAR);
        return full.reshape(s.get(0), s.get(1), -1);
    }

    /** Cross-entropy that hardly minds what is almost right: alpha 0.5, gamma 2. */
    private static NDArray focal(NDArray logits, NDArray masks, NDArray weights) {
        NDArray p = logits.getNDArrayInternal().sigmoid();
        NDArray wrong = p.add(masks).sub(Scalar.times(p.mul(masks), 2));                      // 1 - p of the truth
        NDArray each = wrong.square().mul(Losses.logistic(logits, masks));
        return Scalar.times(each.mul(weights).sum(LAST).div(weights.sum(LAST).maximum(1f)), 0.5);
    }

    /** One minus twice the overlap over the sum of both areas, each with one pixel more. */
    private static NDArray dice(NDArray p, NDArray masks) {
        NDArray overlap = Scalar.times(p.mul(masks).sum(LAST), 2).add(1f);                    // (R, M)
        return overlap.div(p.sum(LAST).add(masks.sum(LAST)).add(1f)).neg().add(1f);
    }

    /** Returns 1 for each prompt's mask with the least loss, the first of equals, and 0 for others: (R, M). */
    private static NDArray best(NDArray losses) {
        float[] values = losses.toFloatArray();
        int each = (int) losses.getShape().get(1);
        float[] chosen = new float[values.length];
        for (int row = 0; row < values.length; row += each) {
            int least = row;
            for (int i = row + 1; i < row + each; i++) {
                least = values[i] < values[least] ? i : least;
            }
            chosen[least] = 1;
        }
        return losses.getManager().create(chosen, losses.getShape());
    }

    /** Returns the true intersection over union of what lies above zero: (R, M). */
    private static NDArray iou(NDArray logits, NDArray masks) {
        NDArray shown = logits.gt(0).toType(DataType.FLOAT32, false);
        NDArray common = shown.mul(masks).sum(LAST);
        return common.div(shown.sum(LAST).add(masks.sum(LAST)).sub(common).maximum(1f));
    }

    private static NDArray mean(NDArray values, NDArray valid) {
        return values.mul(valid).sum().div(valid.sum().maximum(1f));
    }
}
