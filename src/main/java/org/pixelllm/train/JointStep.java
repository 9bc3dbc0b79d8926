package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixelllm.model.JointNetwork;
import org.pixelllm.model.PointPredictor;
import org.pixelllm.model.Segmenter;
import org.pixelllm.model.TextHead;
import org.pixelllm.model.Vision;
import org.pixelllm.model.detection.BoxDecoder;
import org.pixelllm.train.detection.DetectionLoss;
import org.pixelllm.train.detection.SampledBoxes;
import org.pixelllm.train.detection.TrueBoxes;

/** One batch on its way through the network; each part adds its losses. */
final class JointStep {
    private final JointNetwork network;
    private final JointRecipe recipe;
    private final JointBatch batch;
    private final WeightedLosses losses = new WeightedLosses();
    private final Vision.Seen seen;
    private final List<SampledBoxes> proposals;
    private final Captions captions;
    private final NDArray visual; // (R, T, V)
    private final NDArray words;  // (R, L, D)

    JointStep(JointNetwork network, JointRecipe recipe, JointBatch batch, long seed) {
        this.network = network;
        this.recipe = recipe;
        this.batch = batch;
        seen = network.vision().apply(batch.pixels(), batch.inside());
        proposals = network.boxes().map(decoder -> detect(decoder, seed)).orElse(List.of());
        captions = proposals.isEmpty()
                ? Captions.given(batch)
                : Captions.proposed(batch, proposals, recipe.captions());
        visual = network.reader().visualTokens(seen.features(), captions.prompts(), network.vision().promptSize());
        words = network.text().decode(encoded(), captions.tokens());
    }

    private List<SampledBoxes> detect(BoxDecoder decoder, long seed) {
        List<TrueBoxes> known = batch.trueBoxes();
        List<TrueBoxes> taught = IntStream.range(0, known.size())
                .mapToObj(b -> batch.has(b, Task.PROPOSAL) ? known.get(b) : known.get(b).emptied()).toList();
        var outcome = new DetectionLoss(decoder, recipe.detection()).apply(seen.features(), taught, batch.extent(),
                seed);
        outcome.metrics().forEach(losses::note);
        losses.add("det_loss", outcome.total(), recipe.weights().boxes() * batch.share(Task.PROPOSAL));
        return outcome.samples();
    }

    private TextHead.Encoded encoded() {
        return captions.context().map(context -> network.text().encode(visual, context))
                .orElseGet(() -> network.text().encode(visual));
    }

    JointTraining.Outcome run() {
        speak();
        PointTargets targets = PointTargets.of(captions, recipe.points(), network.text().ids());
        NDArray points = point(targets);
        Optional<JointTraining.Masks> masks = masks(points, targets);
        return new JointTraining.Outcome(losses.total(), losses.metrics(), proposals, captions, points, targets, masks);
    }

    private void speak() {
        TextLoss loss = new TextLoss(recipe.smoothing(), network.text().ids().end());
        losses.add("text_loss", loss.apply(network.text().logits(words), captions.tokens(), captions.classes()),
                recipe.weights().text() * batch.share(Task.CAPTION, Task.OBJECT_CAPTION));
    }

    private NDArray point(PointTargets targets) {
        NDArray points = network.points().apply(words, captions.ofPicture(seen.extents())).coords();
        NDArray counts = targets.words().mul(captions.valid().expandDims(1));                 // (R, L)
        losses.add("point_loss", recipe.points().loss().apply(points, targets.coords(), counts),
                recipe.weights().points() * batch.share(Task.POINT));
        return points;
    }

    private Optional<JointTraining.Masks> masks(NDArray points, PointTargets targets) {
        return captions.masks().flatMap(truth -> network.segmenter().map(segmenter -> {
            NDArray boxes = PointPredictor.boxes(points.stopGradient(), targets.words());
            return masks(segmenter, boxes, truth);
        }));
    }

    private JointTraining.Masks masks(Segmenter segmenter, NDArray boxes, NDArray truth) {
        var told = segmenter.apply(seen.sam().orElseThrow(), boxes, network.vision().maskSize(), visual, words);
        MaskLoss loss = MaskLoss.of(told.masks(), told.quality(),
                new MaskLoss.Truth(truth, captions.valid(), captions.ofPicture(batch.inside())));
        losses.note("mask_focal_loss", loss.focal());
        losses.note("mask_dice_loss", loss.dice());
        losses.note("mask_iou_pred_loss", loss.iou());
        losses.add("mask_loss", loss.total(), recipe.weights().masks());
        return new JointTraining.Masks(boxes, told);
    }
}
