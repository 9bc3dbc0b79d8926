package org.pixelllm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.pixelllm.model.detection.BoxDecoder;
import org.pixelllm.model.detection.ProposalConfig;
import org.pixelllm.train.detection.DetectionLoss;
import org.pixelllm.train.detection.DetectionRecipe;
import org.pixelllm.train.detection.LevelRange;
import org.pixelllm.train.detection.Match;
import org.pixelllm.train.detection.SampledBoxes;
import org.pixelllm.train.detection.SamplingConfig;
import org.pixelllm.train.detection.TrueBoxes;
import org.pixelllm.weights.ParameterSet;

/** Compares the box decoder's losses, and the proposals that are captioned in training. */
final class DetectionLossParity {
    private DetectionLossParity() {}

    /** Scenario B: boxes and their captions are learned. */
    static void taught(ParityFolder folder) {
        folder.needs("B.metrics.det_loss");
        List<TrueBoxes> truth = truth(folder);
        DetectionLoss.Outcome taught = outcome(folder, truth);
        check(folder, "B", taught);
        captioned(folder, "B.out.", taught.samples(), truth);
    }

    /** Scenario C: nothing is to be found. */
    static void idle(ParityFolder folder) {
        folder.needs("C.metrics.det_loss");
        check(folder, "C", outcome(folder, truth(folder).stream().map(TrueBoxes::emptied).toList()));
    }

    private static DetectionLoss.Outcome outcome(ParityFolder folder, List<TrueBoxes> truth) {
        NDArray features = features(folder);
        int width = (int) features.getShape().get(3);
        var config = DetectionParity.config(folder);
        BoxDecoder decoder = folder.build("box_decoder", p -> new BoxDecoder(p, config, width));
        return new DetectionLoss(decoder, recipe(folder)).apply(features, truth, DetectionParity.picture(folder), 1);
    }

    /** The box decoder's gradients come from its own loss only: proposals carry none. */
    static void gradients(ParityFolder folder) {
        folder.needs("B.metrics.det_loss");
        ParameterSet parameters = folder.parameters("box_decoder");
        var config = DetectionParity.config(folder);
        try (NDManager scope = folder.manager().newSubManager()) {
            NDArray features = features(folder);
            features.attach(scope);
            BoxDecoder decoder = new BoxDecoder(parameters.params(), config, (int) features.getShape().get(3));
            parameters.tensors().values().forEach(tensor -> tensor.setRequiresGradient(true));
            DetectionLoss loss = new DetectionLoss(decoder, recipe(folder));
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(loss.apply(features, truth(folder), DetectionParity.picture(folder), 1).total());
            }
        }
        parameters.tensors().forEach((name, tensor) -> {
            String gradient = "B.grad.box_decoder/" + name;
            if (folder.expects(gradient)) {
                NDArray expected = folder.expected(gradient);
                double most = expected.abs().max().getFloat();
                folder.check(gradient, tensor.getGradient(), new Tolerance(1e-3 * most, 0));
            }
            tensor.setRequiresGradient(false);
        });
    }

    private static void check(ParityFolder folder, String scenario, DetectionLoss.Outcome outcome) {
        outcome.metrics()
                .forEach((name, value) -> folder.check(scenario + ".metrics." + name, value, Tolerance.NUMBER));
        folder.check(scenario + ".out.last_proposals",
                joined(folder, outcome.samples().size(), i -> outcome.samples().get(i).corners()), Tolerance.PIXELS);
        assertEquals(folder.expected(scenario + ".metrics.det_loss").getFloat(), outcome.total().getFloat(), 1e-3);
    }

    private static void captioned(ParityFolder folder, String out, List<SampledBoxes> samples,
            List<TrueBoxes> truth) {
        int count = folder.config("model").get("num_text_proposals").getAsInt();
        double overlap = folder.config("model", "box_decoder_args").get("match_gt_thresh").getAsDouble();
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            matches.add(Match.of(samples.get(i).first(count), truth.get(i), overlap));
        }
        folder.check(out + "prompt_boxes", joined(folder, truth.size(), i -> samples.get(i).first(count)),
                Tolerance.PIXELS);
        folder.check(out + "gt_classes", joined(folder, truth.size(),
                i -> floats(matches.get(i).classes(truth.get(i)))), Tolerance.PIXELS);
        folder.check(out + "gt_boxes", joined(folder, truth.size(),
                i -> boxes(truth.get(i).corners(), matches.get(i).truth())), Tolerance.PIXELS);
    }

    private static float[] boxes(float[] corners, int[] which) {
        float[] chosen = new float[4 * which.length];
        for (int i = 0; i < which.length; i++) {
            System.arraycopy(corners, 4 * which[i], chosen, 4 * i, 4);
        }
        return chosen;
    }

    private static float[] floats(int[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers[i];
        }
        return floats;
    }

    private static NDArray joined(ParityFolder folder, int pictures, IntFunction<float[]> what) {
        NDList all = new NDList();
        for (int i = 0; i < pictures; i++) {
            all.add(folder.manager().create(what.apply(i)));
        }
        return NDArrays.stack(all);
    }

    static List<TrueBoxes> truth(ParityFolder folder) {
        List<TrueBoxes> truth = new ArrayList<>();
        NDArray boxes = folder.input("gt.boxes");
        for (int i = 0; i < boxes.getShape().get(0); i++) {
            truth.add(new TrueBoxes(boxes.get(i).toFloatArray(), folder.input("gt.labels").get(i).toIntArray()));
        }
        return truth;
    }

    private static NDArray features(ParityFolder folder) {
        NDArray valid = folder.input("padding_mask");
        List<NDArray> maps = new ArrayList<>();
        for (String key : folder.config("model").get("box_decoder_feature_key").getAsString().split("\\+")) {
            if (key.startsWith("git")) {
                EncoderConfig config = ParityParts.encoderConfig(folder);
                Eva02Encoder encoder = folder.build("git_backbone", p -> new Eva02Encoder(p, config));
                maps.add(encoder.apply(config.pixels().apply(ParityParts.images(folder), valid)));
            } else {
                SamConfig config = SamParity.config(folder);
                SamEncoder encoder = folder.build("sam_backbone", p -> new SamEncoder(p, config));
                maps.add(encoder.apply(PixelStats.SAM.apply(ParityParts.images(folder), valid)));
            }
        }
        return FeatureFusion.apply(maps);
    }

    static DetectionRecipe recipe(ParityFolder folder) {
        JsonObject args = folder.config("model", "box_decoder_args");
        double[][] ranges = new Gson().fromJson(args.get("fpn_range"), double[][].class);
        return new DetectionRecipe(args.get("hm_weight").getAsDouble(), args.get("reg_weight").getAsDouble(),
                Arrays.stream(ranges).map(r -> new LevelRange(r[0], r[1])).toList(),
                new ProposalConfig(args.get("pre_nms_topk_train").getAsInt(),
                        args.get("post_nms_topk_train").getAsInt(),
                        args.get("iou_thresh").getAsDouble()),
                new SamplingConfig(args.get("roi_matching_threshold").getAsJsonArray().get(0).getAsDouble(),
                        args.get("roi_samples_per_image").getAsInt(), args.has("roi_positive_fraction")
                                ? args.get("roi_positive_fraction").getAsDouble()
                                : SamplingConfig.PUBLISHED.positives()));
    }
}
