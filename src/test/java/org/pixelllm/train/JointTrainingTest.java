package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.detection.ProposalConfig;
import org.pixelllm.nn.Torch;
import org.pixelllm.train.detection.DetectionRecipe;
import org.pixelllm.train.detection.SamplingConfig;
import org.pixelllm.weights.ParameterSet;

/** A model that takes every branch, of 32 pixels and two prompts a picture. */
class JointTrainingTest {
    private static final int SIZE = 32;
    private static final Set<Task> ALL = Set.of(Task.values());
    private static final List<Set<Task>> EVERYTHING = List.of(ALL, ALL);

    private final NDManager manager = Torch.open();
    private final ParameterSet parameters = ParameterSet.fresh(manager, 3);
    private final JointTraining training = new JointTraining(
            new Network(parameters.params(), ModelConfig.tinyJoint(9)), recipe());

    private static JointRecipe recipe() {
        DetectionRecipe detection = new DetectionRecipe(0.5, 1, DetectionRecipe.PUBLISHED.ranges(),
                new ProposalConfig(20, 6, 0.9), new SamplingConfig(0.6, 6, 0.25));
        return new JointRecipe(0.1, PointLoss.L1_NONZERO, Optional.of(detection), new CaptionRules(2, 0.6),
                LossWeights.PUBLISHED);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void learnsWordsPointsBoxesAndMasksOfOneBatch() {
        float[] before = step(objects(EVERYTHING), outcome -> {});
        try (AdamW optimizer = new AdamW(manager, parameters.tensors(), 0, 1)) {
            for (int i = 0; i < 15; i++) {
                step(objects(EVERYTHING), outcome -> {});
                optimizer.update(3e-3);
            }
        }
        float[] after = step(objects(EVERYTHING), outcome -> {});
        assertTrue(after[0] < 0.8 * before[0], () -> before[0] + " fell to " + after[0] + " only");
    }

    @Test
    void anEmptyBatchGivesNumbersAndGradients() {
        for (Task task : Task.values()) {
            step(batch(List.of(Set.of(task), Set.of(task)), new float[16], new int[4], new float[4 * SIZE * SIZE]),
                    outcome -> outcome.metrics().forEach((name, value) -> assertTrue(
                            Float.isFinite(value.getFloat()), () -> name + " is " + value.getFloat())));
            parameters.tensors().forEach((name, tensor) -> {
                try (NDArray gradient = tensor.getGradient()) {
                    assertTrue(Float.isFinite(gradient.abs().max().getFloat()), name);
                }
            });
        }
    }

    @Test
    void eachPictureOfABatchHasItsOwnTasks() {
        step(objects(List.of(Set.of(Task.OBJECT_CAPTION, Task.PROPOSAL), Set.of(Task.CAPTION))), outcome -> {
            float[] prompts = outcome.captions().prompts().toFloatArray();
            assertArrayEquals(outcome.proposals().get(0).first(2), Arrays.copyOf(prompts, 8));
            assertArrayEquals(new float[]{0, 0, SIZE, SIZE, 0, 0, SIZE, SIZE}, Arrays.copyOfRange(prompts, 8, 16));
            assertEquals(0, outcome.metrics().get("point_loss_scaled").getFloat());
            Map<String, NDArray> metrics = outcome.metrics();
            assertEquals(metrics.get("det_loss").getFloat() / 2, metrics.get("det_loss_scaled").getFloat(), 1e-4);
            assertEquals(metrics.get("text_loss").getFloat(), metrics.get("text_loss_scaled").getFloat(), 1e-4);
        });
    }

    @Test
    void aStepLeavesNothingBehind() {
        step(objects(EVERYTHING), outcome -> {});
        NDManager owner = parameters.tensors().values().iterator().next().getManager();
        int arrays = owner.getManagedArrays().size();
        step(objects(EVERYTHING), outcome -> {});
        assertEquals(arrays, owner.getManagedArrays().size());
    }

    @Test
    void aBatchWhosePartsDoNotFitIsRefused() {
        var few = assertThrows(IllegalArgumentException.class, () -> objects(List.of(ALL, ALL, ALL)).in(manager));
        assertEquals("tasks of 3 pictures for 2", few.getMessage());
        var mask = assertThrows(IllegalArgumentException.class,
                () -> batch(EVERYTHING, new float[16], new int[4], new float[4 * SIZE]).in(manager));
        assertTrue(mask.getMessage().startsWith("masks are (2, 2, 1, 32)"), mask.getMessage());
    }

    /** Runs a batch back and forth and returns its loss; gradients are left where they are. */
    private float[] step(Content content, Consumer<JointTraining.Outcome> look) {
        parameters.tensors().values().forEach(tensor -> tensor.setRequiresGradient(true));
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            JointTraining.Outcome outcome = training.apply(content.in(scope), 1);
            look.accept(outcome);
            collector.backward(outcome.total());
            return outcome.total().toFloatArray();
        }
    }

    /** Two pictures, one with two objects and one with one. */
    private static Content objects(List<Set<Task>> tasks) {
        float[] masks = new float[4 * SIZE * SIZE];
        Arrays.fill(masks, 5 * SIZE, 20 * SIZE, 1);
        return batch(tasks, new float[]{4, 6, 20, 22, 16, 0, 32, 12, 8, 8, 24, 28, 0, 0, 0, 0}, new int[]{1, 1, 1, 0},
                masks);
    }

    private static Content batch(List<Set<Task>> tasks, float[] boxes, int[] labels, float[] masks) {
        return scope -> {
            float[] pixels = new float[2 * SIZE * SIZE * 3];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = i * 7919 % 256;
            }
            NDArray tokens = scope.create(new int[]{0, 3, 4, 1, 0, 0, 5, 1, 0, 0, 0, 6, 3, 4, 1, 0, 0, 0, 0, 0},
                    new Shape(2, 2, 5));
            JointBatch.Truth truth = new JointBatch.Truth(scope.create(boxes, new Shape(2, 2, 4)),
                    scope.create(labels, new Shape(2, 2)), tokens, Optional.of(tokens.get(":, :, 1:3")),
                    Optional.of(scope.create(masks).reshape(2, 2, -1, SIZE)), Optional.empty());
            NDArray prompts = scope.create(new float[]{0, 0, SIZE, SIZE}).tile(4).reshape(2, 2, 4);
            return new JointBatch(scope.create(pixels, new Shape(2, SIZE, SIZE, 3)),
                    scope.ones(new Shape(2, SIZE, SIZE), DataType.FLOAT32), prompts, truth, tasks);
        };
    }

    /** What becomes a batch in a manager. */
    private interface Content {
        JointBatch in(NDManager scope);
    }
}
