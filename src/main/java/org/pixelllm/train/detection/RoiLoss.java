package org.pixelllm.train.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.pixelllm.model.detection.BoxDeltas;
import org.pixelllm.model.detection.Overlap;
import org.pixelllm.model.detection.RoiOutput;

/**
 * The second stage's loss: cross-entropy over proposals that have an area, and L1 of the way to the true box.
 *
 * @param classes a scalar
 * @param boxes a scalar
 * @param proposals of all pictures
 * @param valid proposals that have an area
 * @param objects those of them that show an object
 * @param known those of the objects that the model takes for objects
 */
record RoiLoss(NDArray classes, NDArray boxes, int proposals, int valid, int objects, int known) {
    private static final float NO_ZERO = 1e-4f;

    /** Compares what the second stage says of the samples of all pictures. */
    static RoiLoss of(RoiOutput judged, List<SampledBoxes> samples, List<TrueBoxes> truth) {
        Sums sums = new Sums(samples.stream().mapToInt(SampledBoxes::size).sum(),
                judged.logits().stopGradient().toFloatArray());
        for (int i = 0; i < samples.size(); i++) {
            sums.add(samples.get(i), truth.get(i));
        }
        NDManager manager = judged.logits().getManager();
        Shape rows = judged.deltas().getShape();
        NDArray chosen = manager.create(sums.oneHot, judged.logits().getShape());
        NDArray targets = manager.create(sums.targets, rows);
        NDArray counts = manager.create(sums.counts, rows);
        NDArray classes = judged.logits().logSoftmax(-1).mul(chosen).sum().neg()
                .div(manager.create(sums.valid + NO_ZERO));
        NDArray boxes = judged.deltas().sub(targets).abs().mul(counts).sum().div(manager.create((float) sums.size));
        return new RoiLoss(classes, boxes, sums.size, sums.valid, sums.objects, sums.known);
    }

    /** Returns the share of objects that the model takes for objects. */
    float accuracy() {
        return known / (objects + NO_ZERO);
    }

    /** What is counted over the proposals of all pictures. */
    private static final class Sums {
        private final int size;
        private final float[] logits;  // (N, 2)
        private final float[] oneHot;  // (N, 2), zero for a proposal without area
        private final float[] targets; // (N, 4)
        private final float[] counts;  // (N, 4), 1 for objects
        private int row;
        private int valid;
        private int objects;
        private int known;

        Sums(int size, float[] logits) {
            this.size = size;
            this.logits = logits;
            oneHot = new float[2 * size];
            targets = new float[4 * size];
            counts = new float[4 * size];
        }

        void add(SampledBoxes samples, TrueBoxes truth) {
            for (int i = 0; i < samples.size(); i++, row++) {
                if (Overlap.area(samples.corners(), i) > 0) {
                    valid++;
                    oneHot[2 * row + samples.classes()[i]] = 1;
                    if (samples.classes()[i] > 0) {
                        object(samples, i, truth);
                    }
                }
            }
        }

        private void object(SampledBoxes samples, int i, TrueBoxes truth) {
            objects++;
            known += logits[2 * row + 1] > logits[2 * row] ? 1 : 0;
            float[] way = BoxDeltas.encode(box(samples.corners(), i), box(truth.corners(), samples.truth()[i]));
            for (int side = 0; side < 4; side++) {
                targets[4 * row + side] = way[side];
                counts[4 * row + side] = 1;
            }
        }

        private static float[] box(float[] corners, int i) {
            return Arrays.copyOfRange(corners, 4 * i, 4 * i + 4);
        }
    }
}
