package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.Extent;
import org.pixelllm.model.detection.BoxDecoder;
import org.pixelllm.model.detection.BoxDecoderConfig;
import org.pixelllm.model.detection.CenterHeadConfig;
import org.pixelllm.model.detection.ProposalConfig;
import org.pixelllm.model.detection.PyramidConfig;
import org.pixelllm.model.detection.RoiConfig;
import org.pixelllm.model.detection.ScoredBoxes;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Torch;
import org.pixelllm.train.detection.DetectionLoss;
import org.pixelllm.train.detection.DetectionRecipe;
import org.pixelllm.train.detection.SamplingConfig;
import org.pixelllm.train.detection.TrueBoxes;
import org.pixelllm.weights.ParameterSet;

/** A tiny box decoder learns two pictures by heart: both stages, their losses and all gradients between work. */
class RegionOverfitTest {
    private static final Extent PICTURE = new Extent(96, 80);
    private static final ProposalConfig PROPOSALS = new ProposalConfig(60, 20, 0.9);
    private static final List<TrueBoxes> TRUTH = List.of(
            new TrueBoxes(new float[]{20, 24, 60, 52, 30, 60, 46, 90}, new int[]{1, 1}),
            new TrueBoxes(new float[]{5, 5, 25, 41, 0, 0, 0, 0}, new int[]{1, 0}));

    private final NDManager manager = Torch.open();
    private final ParameterSet parameters = ParameterSet.fresh(manager, 3);
    private final BoxDecoder decoder = new BoxDecoder(parameters.params(), new BoxDecoderConfig(
            new PyramidConfig(8, 24, 16), new CenterHeadConfig(16, 2, 4), PROPOSALS, new RoiConfig(List.of(24), 0.5,
                    0.3, 8)),
            12);

    @Test
    void aTinyDecoderFindsTheObjectsItHasSeen() {
        NDArray features = manager.create(Init.normal(1).values(new SplittableRandom(7), 2, 6, 5, 12),
                new Shape(2, 6, 5, 12));

        learn(features);

        List<ScoredBoxes> found = decoder.apply(features, PICTURE);
        for (int i = 0; i < found.size(); i++) {
            assertEquals(i == 0 ? 2 : 1, found.get(i).found(), "boxes of picture " + i);
            for (int b = 0; b < found.get(i).found(); b++) {
                double iou = best(found.get(i).box(b), TRUTH.get(i));
                assertTrue(iou > 0.6, () -> "IoU of a found box is " + iou);
            }
        }
    }

    @AfterEach
    void free() {
        manager.close();
    }

    private void learn(NDArray features) {
        DetectionLoss loss = new DetectionLoss(decoder, new DetectionRecipe(0.5, 1,
                DetectionRecipe.PUBLISHED.ranges(), PROPOSALS, new SamplingConfig(0.6, 20, 0.25)));
        parameters.tensors().values().forEach(tensor -> tensor.setRequiresGradient(true));
        try (AdamW optimizer = new AdamW(manager, parameters.tensors(), 0, 1)) {
            for (int step = 0; step < 120; step++) {
                try (NDManager scope = manager.newSubManager();
                        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray seen = features.duplicate();
                    seen.attach(scope);
                    collector.backward(loss.apply(seen, TRUTH, PICTURE, step).total());
                }
                optimizer.update(1e-2);
            }
        }
        parameters.tensors().values().forEach(tensor -> tensor.setRequiresGradient(false));
    }

    private static double best(Box box, TrueBoxes truth) {
        double best = 0;
        for (int i = 0; i < truth.size(); i++) {
            float[] c = truth.corners();
            best = Math.max(best, box.iou(new Box(c[4 * i], c[4 * i + 1], c[4 * i + 2], c[4 * i + 3])));
        }
        return best;
    }
}
