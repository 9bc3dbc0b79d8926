package org.pixelllm.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pixelllm.model.detection.BoxDecoder;
import org.pixelllm.train.CaptionRules;
import org.pixelllm.train.JointRecipe;
import org.pixelllm.train.LossWeights;
import org.pixelllm.train.PointLoss;
import org.pixelllm.train.PointRules;

/** Builds a folder's whole model, and what it is trained by. */
final class ParityNetwork {
    private ParityNetwork() {}

    static JointRecipe recipe(ParityFolder folder) {
        JsonObject model = folder.config("model");
        PointLoss loss = PointLoss.valueOf(model.get("point_loss_type").getAsString().toUpperCase(Locale.ROOT));
        PointRules points = new PointRules(loss, ParityParts.mask(folder, "point_output_ignore"),
                ParityParts.mask(folder, "trace_point_output_ignore"));
        CaptionRules captions = new CaptionRules(model.get("num_text_proposals").getAsInt(),
                model.getAsJsonObject("box_decoder_args").get("match_gt_thresh").getAsDouble());
        LossWeights weights = new LossWeights(weight(folder, "text"), weight(folder, "det"), weight(folder, "point"),
                weight(folder, "mask"));
        return new JointRecipe(model.get("label_smooth").getAsDouble(), points, DetectionLossParity.recipe(folder),
                captions, weights);
    }

    private static double weight(ParityFolder folder, String loss) {
        JsonObject model = folder.config("model");
        String name = loss + "_loss_weight";
        return model.has(name) ? model.get(name).getAsDouble() : 1;
    }

    /** Builds the whole model. */
    static JointNetwork of(ParityFolder folder) {
        JointNetwork silent = undetecting(folder);
        BoxDecoder boxes = folder.build("box_decoder",
                p -> new BoxDecoder(p, DetectionParity.config(folder), silent.vision().width()));
        return new JointNetwork(silent.vision(), silent.reader(), silent.text(), silent.points(), silent.segmenter(),
                Optional.of(boxes));
    }

    /** Builds the model without its box decoder. */
    static JointNetwork undetecting(ParityFolder folder) {
        EncoderConfig eva = ParityParts.encoderConfig(folder);
        SamConfig sam = SamParity.config(folder);
        Vision vision = folder.build(List.of("git_backbone", "sam_backbone"),
                p -> new Vision(p, eva, Optional.of(sam)));
        PromptEncoder prompts = ParityParts.promptEncoder(folder);
        TextHead text = ParityParts.textHead(folder);
        var extractor = folder.build("prompt_adapter",
                p -> new PromptFeatureExtractor(p, ParityParts.extractorConfig(folder), vision.width()));
        PromptReader reader = new PromptReader(prompts, extractor, Optional.of(ParityParts.projection(folder)));
        Segmenter segmenter = new Segmenter(prompts,
                Optional.of(MaskParity.adapter(folder, text.width(), text.width())),
                MaskParity.decoder(folder));
        return new JointNetwork(vision, reader, text, ParityParts.pointPredictor(folder), Optional.of(segmenter),
                Optional.empty());
    }
}
