package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixelllm.model.Network;
import org.pixelllm.model.PointPredictor;
import org.pixelllm.model.RegionsConfig;
import org.pixelllm.model.Segmenter;
import org.pixelllm.model.Vision;
import org.pixelllm.train.detection.DetectionLoss;
import org.pixelllm.train.detection.DetectionRecipe;
import org.pixelllm.train.detection.SampledBoxes;
import org.pixelllm.train.detection.TrueBoxes;

/** One batch on its way through the network; each part adds its losses. */
final class JointStep {
    private final Network network;
    private final JointRecipe recipe;
    private final JointBatch batch;
    private final WeightedLosses losses = new WeightedLosses();
    private final Vision.Seen seen;
    private final List<SampledBoxes> proposals;
    private final Captions captions;
    private final Network.Told told;

    JointStep(Network network, JointRecipe recipe, JointBatch batch, Vision.Seen seen, long seed) {
        this.network = network;
        this.recipe = recipe;
        this.batch = batch;
        this.seen = seen;
        proposals = recipe.detection().flatMap(detection -> network.config().regions()
                .map(regions -> detect(detection, regions, seed))).orElse(List.of());
        captions = proposals.isEmpty()
                ? Captions.given(batch)
                : Captions.proposed(batch, proposals, recipe.captions());
        NDArray visual = network.visualTokens(network.features(seen), Network.Prompts.ofBoxes(captions.prompts()));
        told = network.tell(network.ask(seen, visual, captions.context()), captions.tokens());
    }

    private List<SampledBoxes> detect(DetectionRecipe detection, RegionsConfig regions, long seed) {
        List<TrueBoxes> known = batch.trueBoxes();
        List<TrueBoxes> taught = IntStream.range(0, known.size())
                .mapToObj(b -> batch.has(b, Task.PROPOSAL) ? known.get(b) : known.get(b).emptied()).toList();
        var outcome = new DetectionLoss(network.boxes().orElseThrow(), detection)
                .apply(seen.features(regions.features()), taught, seen.padded(), seed);
        outcome.metrics().forEach(losses::note);
        losses.add("det_loss", outcome.total(), recipe.weights().boxes() * batch.share(Task.PROPOSAL));
        return outcome.samples();
    }

    JointTraining.Outcome run() {
        speak();
        PointTargets targets = PointTargets.of(captions, network.config().pointMasks(), network.text().ids());
        point(targets);
        Optional<JointTraining.Masks> masks = captions.masks()
                .flatMap(truth -> network.segmenter().map(segmenter -> masks(segmenter, targets, truth)));
        return new JointTraining.Outcome(losses.total(), losses.metrics(), proposals, captions, told.points().coords(),
                targets, masks);
    }

    private void speak() {
        TextLoss loss = new TextLoss(recipe.smoothing(), network.text().ids().end());
        NDArray logits = network.text().logits(told.words());                                 // (R, L, V)
        losses.add("text_loss", loss.apply(logits, captions.tokens(), captions.classes()),
                recipe.weights().text() * batch.share(Task.CAPTION, Task.OBJECT_CAPTION));
    }

    private void point(PointTargets targets) {
        NDArray counts = targets.words().mul(captions.valid().expandDims(1));                 // (R, L)
        losses.add("point_loss", recipe.points().apply(told.points().coords(), targets.coords(), counts),
                recipe.weights().points() * batch.share(Task.POINT));
    }

    private JointTraining.Masks masks(Segmenter segmenter, PointTargets targets, NDArray truth) {
        NDArray boxes = PointPredictor.boxes(told.points().coords().stopGradient(), targets.words());
        var masks = segmenter.apply(seen.sam().orElseThrow(), boxes, network.vision().maskSize(),
                told.asked().visual(), told.words());
        MaskLoss loss = MaskLoss.of(masks.masks(), masks.quality(),
                new MaskLoss.Truth(truth, captions.valid(), captions.ofPicture(batch.inside())));
        losses.note("mask_focal_loss", loss.focal());
        losses.note("mask_dice_loss", loss.dice());
        losses.note("mask_iou_pred_loss", loss.iou());
        losses.add("mask_loss", loss.total(), recipe.weights().masks());
        return new JointTraining.Masks(boxes, masks);
    }
}
