package org.pixelllm.model.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.pixelllm.model.Extent;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Torch;
import org.pixelllm.weights.ParameterSet;

class BoxDecoderTest {
    private static final Extent PICTURE = new Extent(80, 48);

    private final NDManager manager = Torch.open();
    private final BoxDecoderConfig config = new BoxDecoderConfig(new PyramidConfig(8, 12, 8),
            new CenterHeadConfig(8, 2, 4), new ProposalConfig(50, 20, 0.9), new RoiConfig(List.of(6), 0.5, 0.05, 9));
    private final BoxDecoder decoder = new BoxDecoder(ParameterSet.fresh(manager, 1).params(), config, 10);

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void anyMapGivesTheWantedNumberOfBoxesInsideThePicture() {
        List<ScoredBoxes> found = decoder.apply(features(2, 5, 3), PICTURE);

        assertEquals(2, found.size());
        for (ScoredBoxes boxes : found) {
            assertEquals(9, boxes.size());
            for (int i = 0; i < boxes.size(); i++) {
                assertTrue(boxes.corners()[4 * i + 2] <= 48 && boxes.corners()[4 * i + 3] <= 80);
                assertTrue(i == 0 || boxes.scores()[i] <= boxes.scores()[i - 1]);
            }
        }
    }

    @Test
    void aPassLeavesNothingBehind() {
        int before = manager.getManagedArrays().size(); // those of managers inside it too

        try (NDManager scope = manager.newSubManager()) {
            NDArray features = features(1, 5, 3);
            features.attach(scope);
            decoder.apply(features, PICTURE);
        }

        assertEquals(before, manager.getManagedArrays().size());
    }

    @Test
    void aMapOfASingleCellIsRefusedWithItsSize() {
        var refused = assertThrows(IllegalArgumentException.class, () -> decoder.pyramid(features(1, 1, 3)));
        assertEquals("a feature map of 1 by 3 cells is below 2 by 2", refused.getMessage());
    }

    @Test
    void theSmallestMapHasFiveLevelsToo() {
        List<NDArray> levels = decoder.pyramid(features(1, 2, 3));

        assertEquals(List.of(new Shape(1, 4, 6, 8), new Shape(1, 2, 3, 8), new Shape(1, 1, 1, 8),
                new Shape(1, 1, 1, 8), new Shape(1, 1, 1, 8)), levels.stream().map(NDArray::getShape).toList());
    }

    @Test
    void boxesOfAllLevelsAreJudgedInTheirOrder() {
        List<NDArray> levels = decoder.pyramid(features(2, 5, 3));
        float[] large = {-300, -300, 700, 700};
        float[] small = {3, 4, 9, 8};
        float[] middle = {-60, -60, 90, 60};

        float[] together = decoder.judge(levels, List.of(joined(large, small, middle), joined(small, large))).deltas()
                .toFloatArray();

        assertArrayEquals(alone(levels, large), row(together, 0), 1e-6f);
        assertArrayEquals(alone(levels, small), row(together, 1), 1e-6f);
        assertArrayEquals(alone(levels, middle), row(together, 2), 1e-6f);
        float[] second = decoder.judge(levels, List.of(large, small)).deltas().toFloatArray();
        assertArrayEquals(row(second, 1), row(together, 3), 1e-6f);
    }

    @Test
    void whatIsSaidOfBoxesCanBeLearnedByThePyramid() {
        NDArray features = features(1, 5, 3);
        features.setRequiresGradient(true);
        for (List<float[]> boxes : List.of(List.of(new float[]{3, 4, 9, 8}),
                List.of(new float[]{3, 4, 9, 8, -300, -300, 700, 700}))) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(decoder.judge(decoder.pyramid(features), boxes).logits().square().sum());
            }
            assertTrue(features.getGradient().abs().sum().getFloat() > 0);
            features.getGradient().muli(0);
        }
    }

    @Test
    void tooFewProposalsAreFollowedByTheLastPeakWithoutScore() {
        ScoredBoxes peaks = new ScoredBoxes(joined(new float[]{0, 0, 9, 9}, new float[]{0, 0, 9, 9}, new float[]{0, 0,
            9.1f, 9}), new float[]{0.9f, 0.8f, 0.7f});

        ScoredBoxes kept = decoder.proposals(List.of(peaks), new ProposalConfig(3, 3, 0.9), PICTURE).get(0);

        assertArrayEquals(new float[]{0.9f, 0, 0}, kept.scores());
        assertArrayEquals(joined(new float[]{0, 0, 9, 9}, new float[]{0, 0, 9.1f, 9}, new float[]{0, 0, 9.1f, 9}),
                kept.corners());
    }

    @Test
    void equalScoresKeepTheirOrder() {
        assertArrayEquals(new int[]{4, 1, 2, 0, 3}, Ranking.descending(new float[]{-0f, 0.5f, 0.5f, 0f, 0.75f}));
        assertArrayEquals(new int[]{1, 0}, Ranking.top(new float[]{-2, -1, -3}, 2));
    }

    private NDArray features(long batch, long rows, long columns) {
        Shape shape = new Shape(batch, rows, columns, 10);
        return manager.create(Init.normal(1).values(new SplittableRandom(7), shape.getShape()), shape);
    }

    private float[] alone(List<NDArray> levels, float[] box) {
        return decoder.judge(levels, List.of(box)).deltas().toFloatArray();
    }

    private static float[] row(float[] deltas, int i) {
        return java.util.Arrays.copyOfRange(deltas, 4 * i, 4 * i + 4);
    }

    private static float[] joined(float[]... boxes) {
        float[] all = new float[4 * boxes.length];
        for (int i = 0; i < boxes.length; i++) {
            System.arraycopy(boxes[i], 0, all, 4 * i, 4);
        }
        return all;
    }
}
