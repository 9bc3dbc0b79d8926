package org.pixelllm.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pixelllm.train.JointBatch;
import org.pixelllm.train.JointTraining;
import org.pixelllm.train.Task;

/** Compares whole training steps: losses, what they are computed from, and gradients. */
final class TrainingParity {
    private static final double GRADIENT = 1e-3;

    private final ParityFolder folder;
    private final String scenario;

    private TrainingParity(ParityFolder folder, String scenario) {
        this.folder = folder;
        this.scenario = scenario;
    }

    /** Scenario A: every picture teaches everything, there are no proposals. */
    static void referring(ParityFolder folder) {
        folder.needs("A.total_loss");
        new TrainingParity(folder, "A").check(List.of());
    }

    private void check(List<Set<Task>> tasks) {
        JointTraining training = new JointTraining(ParityNetwork.of(folder), ParityNetwork.recipe(folder));
        folder.weights().values().forEach(weight -> weight.setRequiresGradient(true));
        try (NDManager scope = folder.manager().newSubManager()) {
            JointBatch batch = batch(scope, tasks);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                JointTraining.Outcome outcome = training.apply(batch);
                outputs(outcome);
                collector.backward(outcome.total());
            }
            gradients();
        } finally {
            folder.weights().values().forEach(weight -> weight.setRequiresGradient(false));
        }
    }

    private void outputs(JointTraining.Outcome outcome) {
        folder.check(scenario + ".total_loss", outcome.total(), Tolerance.NUMBER);
        outcome.metrics().forEach((name, value) -> folder.check(scenario + ".metrics." + name, value,
                Tolerance.NUMBER));
        String out = scenario + ".out.";
        folder.check(out + "point_coords", outcome.points(), Tolerance.PIXELS);
        folder.check(out + "gt_point_coords", outcome.targets().coords(), Tolerance.PIXELS);
        folder.check(out + "point_valid_mask", outcome.targets().words(), Tolerance.STAGE);
        outcome.masks().ifPresent(masks -> {
            folder.check(out + "detection_boxes", masks.boxes(), Tolerance.PIXELS);
            folder.check(out + "detection_masks", masks.told().masks(), Tolerance.CHAIN);
            folder.check(out + "iou_predictions", masks.told().quality(), Tolerance.CHAIN);
        });
    }

    private void gradients() {
        double sum = 0;
        for (var weight : folder.weights().entrySet()) {
            try (NDArray gradient = weight.getValue().getGradient(); NDArray squares = gradient.square()) {
                String name = scenario + ".grad." + weight.getKey();
                if (folder.expects(name)) {
                    folder.check(name, gradient, Tolerance.ofLargest(folder.expected(name), GRADIENT));
                }
                sum += squares.sum().getFloat();
                gradient.muli(0);
            }
        }
        folder.check(scenario + ".grad_norm_all", folder.manager().create((float) Math.sqrt(sum)), Tolerance.NUMBER);
    }

    private JointBatch batch(NDManager scope, List<Set<Task>> tasks) {
        JointBatch.Truth truth = new JointBatch.Truth(input(scope, "gt.boxes"), input(scope, "gt.labels"),
                input(scope, "gt.text_tokens"), Optional.of(input(scope, "gt.context_tokens")),
                Optional.of(input(scope, "gt.masks").squeeze(-1)), Optional.of(input(scope, "gt.points")));
        return new JointBatch(input(scope, "images").toType(DataType.FLOAT32, false), input(scope, "padding_mask"),
                input(scope, "gt.prompt_boxes"), truth, tasks);
    }

    private NDArray input(NDManager scope, String name) {
        NDArray copy = folder.input(name).duplicate();
        copy.attach(scope);
        return copy;
    }
}
