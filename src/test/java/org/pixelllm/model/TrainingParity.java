package org.pixelllm.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.pixelllm.train.CaptionRules;
import org.pixelllm.train.JointBatch;
import org.pixelllm.train.JointRecipe;
import org.pixelllm.train.JointTraining;
import org.pixelllm.train.LossWeights;
import org.pixelllm.train.PointLoss;
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

    /** Scenario A: every picture teaches everything, and there is no detection. */
    static void referring(ParityFolder folder) {
        folder.needs("A.total_loss");
        JointRecipe all = recipe(folder);
        new TrainingParity(folder, "A").check(new JointRecipe(all.smoothing(), all.points(), Optional.empty(),
                all.captions(), all.weights()), List.of());
    }

    /** Scenario B: every picture teaches boxes and their captions; there are neither masks nor traces. */
    static void detecting(ParityFolder folder) {
        folder.needs("B.total_loss");
        new TrainingParity(folder, "B").check(recipe(folder), all(folder, Task.PROPOSAL, Task.OBJECT_CAPTION));
    }

    /** Scenario C: every picture teaches to refer, while the box decoder runs idly. */
    static void referringJointly(ParityFolder folder) {
        folder.needs("C.total_loss");
        new TrainingParity(folder, "C").check(recipe(folder), all(folder, Task.POINT));
    }

    private static JointRecipe recipe(ParityFolder folder) {
        JsonObject model = folder.config("model");
        CaptionRules captions = new CaptionRules(model.get("num_text_proposals").getAsInt(),
                model.getAsJsonObject("box_decoder_args").get("match_gt_thresh").getAsDouble());
        LossWeights weights = new LossWeights(weight(model, "text"), weight(model, "det"), weight(model, "point"),
                weight(model, "mask"));
        return new JointRecipe(model.get("label_smooth").getAsDouble(),
                PointLoss.valueOf(model.get("point_loss_type").getAsString().toUpperCase(Locale.ROOT)),
                Optional.of(DetectionLossParity.recipe(folder)), captions, weights);
    }

    private static double weight(JsonObject model, String loss) {
        String name = loss + "_loss_weight";
        return model.has(name) ? model.get(name).getAsDouble() : 1;
    }

    private static List<Set<Task>> all(ParityFolder folder, Task... tasks) {
        long pictures = folder.input("images").getShape().get(0);
        return LongStream.range(0, pictures).mapToObj(i -> Set.of(tasks)).toList();
    }

    private void check(JointRecipe recipe, List<Set<Task>> tasks) {
        JointTraining training = new JointTraining(ParityModel.network(folder), recipe);
        learning(true);
        try (NDManager scope = folder.manager().newSubManager()) {
            JointBatch batch = batch(scope, tasks);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                JointTraining.Outcome outcome = training.apply(batch, 1);
                outputs(outcome);
                collector.backward(outcome.total());
            }
            gradients();
        } finally {
            learning(false);
        }
    }

    /** Asks for gradients or not any more; in any case forgets those of earlier steps. */
    private void learning(boolean wanted) {
        for (NDArray weight : folder.weights().values()) {
            weight.setRequiresGradient(true);
            try (NDArray gradient = weight.getGradient()) {
                gradient.muli(0);
            }
            weight.setRequiresGradient(wanted);
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
        prompts(out, outcome);
        outcome.masks().ifPresent(masks -> {
            folder.check(out + "detection_boxes", masks.boxes(), Tolerance.PIXELS);
            folder.check(out + "detection_masks", masks.told().masks(), Tolerance.CHAIN);
            folder.check(out + "iou_predictions", masks.told().quality(), Tolerance.CHAIN);
        });
    }

    private void prompts(String out, JointTraining.Outcome outcome) {
        folder.check(out + "prompt_boxes", outcome.captions().prompts(), Tolerance.PIXELS);
        folder.check(out + "gt_classes", outcome.captions().classes(), Tolerance.STAGE);
        folder.check(out + "gt_boxes", outcome.captions().boxes(), Tolerance.PIXELS);
        folder.check(out + "gt_text_tokens", outcome.captions().tokens(), Tolerance.STAGE);
        if (!outcome.proposals().isEmpty()) {
            NDList all = new NDList();
            outcome.proposals().forEach(boxes -> all.add(folder.manager().create(boxes.corners())));
            folder.check(out + "last_proposals", NDArrays.stack(all), Tolerance.PIXELS);
        }
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
            }
        }
        folder.check(scenario + ".grad_norm_all", folder.manager().create((float) Math.sqrt(sum)), Tolerance.NUMBER);
    }

    private JointBatch batch(NDManager scope, List<Set<Task>> tasks) {
        boolean shapes = !scenario.equals("B");
        JointBatch.Truth truth = new JointBatch.Truth(input(scope, "gt.boxes"), input(scope, "gt.labels"),
                input(scope, "gt.text_tokens"), Optional.of(input(scope, "gt.context_tokens")),
                Optional.of(input(scope, "gt.masks").squeeze(-1)).filter(masks -> shapes),
                Optional.of(input(scope, "gt.points")).filter(traces -> shapes));
        return new JointBatch(input(scope, "images").toType(DataType.FLOAT32, false), input(scope, "padding_mask"),
                input(scope, "gt.prompt_boxes"), truth, tasks);
    }

    private NDArray input(NDManager scope, String name) {
        NDArray copy = folder.input(name).duplicate();
        copy.attach(scope);
        return copy;
    }
}
