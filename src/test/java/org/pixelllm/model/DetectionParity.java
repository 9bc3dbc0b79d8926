package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.pixelllm.model.detection.BoxDecoder;
import org.pixelllm.model.detection.BoxDecoderConfig;
import org.pixelllm.model.detection.CenterHeadConfig;
import org.pixelllm.model.detection.CenterMaps;
import org.pixelllm.model.detection.ProposalConfig;
import org.pixelllm.model.detection.PyramidConfig;
import org.pixelllm.model.detection.RegionScores;
import org.pixelllm.model.detection.RoiConfig;
import org.pixelllm.model.detection.RoiOutput;
import org.pixelllm.model.detection.ScoredBoxes;

/** Compares the box decoder stage by stage, and how scores of boxes and captions join. */
final class DetectionParity {
    private static final Tolerance EXACT = new Tolerance(1e-6, 0);

    private DetectionParity() {}

    static void stages(ParityFolder folder) {
        folder.needs("stage.concat_visual_features", "det.fpn0");
        BoxDecoder decoder = decoder(folder);
        Extent picture = picture(folder);
        ProposalConfig limits = decoder.config().proposals();

        List<NDArray> levels = decoder.pyramid(folder.expected("stage.concat_visual_features"));
        CenterMaps maps = decoder.centers(levels);
        List<ScoredBoxes> peaks = decoder.peaks(maps, limits.peaks());
        List<ScoredBoxes> proposals = decoder.proposals(peaks, limits, picture);
        RoiOutput judged = decoder.judge(levels, proposals.stream().map(ScoredBoxes::corners).toList());
        List<ScoredBoxes> found = decoder.detections(proposals, judged, picture);

        for (int i = 0; i < levels.size(); i++) {
            folder.check("det.fpn" + i, levels.get(i), Tolerance.STAGE);
            folder.check("det.heatmap_logits" + i, maps.heat().get(i), Tolerance.CHAIN);
            folder.check("det.box_regs" + i, maps.distances().get(i), Tolerance.CHAIN);
        }
        folder.check("det.peak_boxes", joined(folder, peaks, ScoredBoxes::corners), Tolerance.PIXELS);
        folder.check("det.peak_scores", joined(folder, peaks, ScoredBoxes::scores), Tolerance.CHAIN);
        folder.check("det.proposal_boxes", joined(folder, proposals, ScoredBoxes::corners), Tolerance.PIXELS);
        folder.check("det.proposal_scores", joined(folder, proposals, ScoredBoxes::scores), Tolerance.CHAIN);
        folder.check("det.roi_class_logits", judged.logits(), Tolerance.CHAIN);
        folder.check("det.roi_box_deltas", judged.deltas(), Tolerance.CHAIN);
        folder.check("det.final.detection_boxes", joined(folder, found, ScoredBoxes::corners), Tolerance.PIXELS);
        folder.check("det.final.detection_scores", joined(folder, found, ScoredBoxes::scores), Tolerance.CHAIN);
        folder.check("det.final.detection_classes", joined(folder, found, b -> ones(b.size())), EXACT);
        folder.check("det.final.num_detections", joined(folder, found, b -> new float[]{b.found()}), EXACT);
        if (folder.expects("det.final.detection_boxes")) {
            List<ScoredBoxes> atOnce = decoder.apply(folder.expected("stage.concat_visual_features"), picture);
            Tolerance.PIXELS.check("all stages at once", folder.expected("det.final.detection_boxes"),
                    joined(folder, atOnce, ScoredBoxes::corners));
        }
    }

    static void captionsCount(ParityFolder folder) {
        String name = "infer.densecap_greedy";
        folder.needs("det.final.detection_scores", name + ".log_probs", name + ".detection_scores");
        float[] boxes = folder.expected("det.final.detection_scores").toFloatArray();
        float[] captions = folder.expected(name + ".log_probs").toFloatArray();

        float[] scores = RegionScores.of(boxes, doubles(captions));

        folder.check(name + ".detection_scores", folder.manager().create(scores), Tolerance.CHAIN);
    }

    static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static NDArray joined(ParityFolder folder, List<ScoredBoxes> pictures,
            Function<ScoredBoxes, float[]> what) {
        NDList all = new NDList();
        pictures.forEach(boxes -> all.add(folder.manager().create(what.apply(boxes))));
        return NDArrays.stack(all);
    }

    /** Returns the size of the pictures with their padding. */
    static Extent picture(ParityFolder folder) {
        Shape s = folder.input("padding_mask").getShape();
        return new Extent((int) s.get(1), (int) s.get(2));
    }

    static BoxDecoder decoder(ParityFolder folder) {
        int width = (int) folder.expected("stage.concat_visual_features").getShape().get(3);
        return folder.build("box_decoder", p -> new BoxDecoder(p, config(folder), width));
    }

    /** Reads the published names; what is not said has the published code's default. */
    static BoxDecoderConfig config(ParityFolder folder) {
        JsonObject args = folder.config("model", "box_decoder_args");
        JsonObject fpn = args.has("fpn_args") ? args.getAsJsonObject("fpn_args") : new JsonObject();
        int channels = (int) number(folder.config("widths"), "centernet_head_out_channels", 256);
        int[] strides = new Gson().fromJson(args.get("strides"), int[].class);
        int[] widths = args.has("roi_fc_dims")
                ? new Gson().fromJson(args.get("roi_fc_dims"), int[].class)
                : new int[]{1024, 1024};
        return new BoxDecoderConfig(
                new PyramidConfig(strides[0], (int) number(fpn, "in_dim", 768), (int) number(fpn, "out_channels", 256)),
                new CenterHeadConfig(channels, 4, 32),
                new ProposalConfig((int) number(args, "pre_nms_topk_test", 1000),
                        (int) number(args, "post_nms_topk_test", 256), number(args, "iou_thresh", 0.5)),
                new RoiConfig(Arrays.stream(widths).boxed().toList(), number(args, "roi_nms_threshold", 0.7),
                        number(args, "roi_score_threshold", 0.05),
                        (int) number(args, "roi_post_nms_num_detections", 100)));
    }

    private static double number(JsonObject args, String name, double otherwise) {
        return args.has(name) ? args.get(name).getAsDouble() : otherwise;
    }
}
