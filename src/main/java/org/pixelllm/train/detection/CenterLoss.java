package org.pixelllm.train.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Function;
import org.pixelllm.model.detection.CenterMaps;
import org.pixelllm.nn.Scalar;

/**
 * The first stage's loss: focal loss of the heat maps, and generalised IoU of the boxes around centres.
 *
 * <p>B pictures, S places of all levels. All parts are scalars.
 *
 * @param peaks loss at the peaks
 * @param rest loss of all other places
 * @param peakCount mean number of peaks in a picture, at least 1
 * @param edges loss of the boxes
 * @param edgeCount mean number of boxes in a picture, at least 1
 */
record CenterLoss(NDArray peaks, NDArray rest, NDArray peakCount, NDArray edges, NDArray edgeCount) {
    private static final double PEAK_SHARE = 0.25;
    private static final double LEAST = 1e-4; // probabilities stay away from 0 and 1 by this
    private static final int[] LAST = {-1};

    /** Compares maps with the targets of each picture. */
    static CenterLoss of(CenterMaps maps, List<CenterTargets> targets) {
        NDArray heat = maps.allHeat().squeeze(-1);                                             // (B, S)
        NDArray distances = maps.allDistances();                                               // (B, S, 4)
        NDManager manager = heat.getManager();
        NDArray wantedHeat = rows(manager, targets, CenterTargets::heat);
        NDArray learned = rows(manager, targets, CenterTargets::learned);
        NDArray wantedEdges = rows(manager, targets, CenterTargets::edges).reshape(distances.getShape());

        NDArray atPeak = wantedHeat.eq(1).toType(heat.getDataType(), false);
        NDArray aside = wantedHeat.neg().add(1).pow(4);                                        // no gradient goes here
        NDArray one = Scalar.of(heat, 1);
        NDArray chance = heat.getNDArrayInternal().sigmoid().maximum(Scalar.of(heat, LEAST))
                .minimum(Scalar.of(heat, 1 - LEAST));
        NDArray miss = one.sub(chance);
        NDArray peakCount = count(atPeak);
        NDArray edgeCount = count(learned);
        NDArray edges = perPicture(giouLoss(distances, wantedEdges).mul(learned)).div(edgeCount);
        return new CenterLoss(share(chance.log().mul(miss.square()).mul(atPeak), PEAK_SHARE, peakCount),
                share(miss.log().mul(chance.square()).mul(aside), 1 - PEAK_SHARE, peakCount), peakCount, edges,
                edgeCount);
    }

    private static NDArray rows(NDManager manager, List<CenterTargets> targets, Function<CenterTargets, float[]> what) {
        NDList rows = new NDList();
        targets.forEach(target -> rows.add(manager.create(what.apply(target))));
        return NDArrays.stack(rows);
    }

    private static NDArray count(NDArray mask) {
        return mask.sum(LAST).maximum(1).mean();
    }

    /** Returns the mean over pictures of the sum over places. */
    private static NDArray perPicture(NDArray values) {
        return values.sum(LAST).mean();
    }

    private static NDArray share(NDArray values, double share, NDArray count) {
        return Scalar.times(perPicture(values), -share).div(count);
    }

    /** Returns 1 - GIoU of boxes around the same places, given as distances to the edges: (B, S). */
    private static NDArray giouLoss(NDArray a, NDArray b) {
        NDArray common = area(a.minimum(b));
        NDArray union = area(a).add(area(b)).sub(common);
        NDArray hull = area(a.maximum(b));
        NDArray eps = Scalar.of(a, 1e-6);
        NDArray giou = common.div(union.add(eps)).sub(hull.sub(union).div(hull.add(eps)));
        return Scalar.of(a, 1).sub(giou);
    }

    private static NDArray area(NDArray distances) {                                           // (B, S, 4)
        NDArray size = distances.get("..., :2").add(distances.get("..., 2:"));
        return size.get("..., 0").mul(size.get("..., 1"));
    }
}
