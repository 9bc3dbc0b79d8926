package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.model.JointNetwork;
import org.pixelllm.model.MaskDecoder;
import org.pixelllm.model.PointPredictor;
import org.pixelllm.model.Vision;

/**
 * The published training step: from pictures to all losses.
 *
 * <p>Everything that is computed belongs to the manager of the batch. For gradients, run it inside a collector and go
 * back from {@link Outcome#total}.
 *
 * <p>B pictures, N prompts of each, R = B·N, L text length.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 3.4
 */
public final class JointTraining {
    private final JointNetwork network;
    private final JointRecipe recipe;

    public JointTraining(JointNetwork network, JointRecipe recipe) {
        this.network = network;
        this.recipe = recipe;
    }

    /**
     * What a step computes.
     *
     * @param total what is minimised, one number
     * @param metrics all losses by their published names, with {@code _scaled} those that were added up
     * @param points where the words point: (R, L, P, 2) in pixels
     * @param targets where they should
     * @param masks of the boxes that the points span, if there are masks to learn
     */
    public record Outcome(NDArray total, Map<String, NDArray> metrics, NDArray points, PointTargets targets,
            Optional<Masks> masks) {}

    /**
     * Masks that were told.
     *
     * @param boxes (R, 4), what the points span, in pixels; no gradient goes through them
     * @param told (R, 1, y, x) and (R, 1)
     */
    public record Masks(NDArray boxes, MaskDecoder.Output told) {}

    /** Runs a batch. */
    public Outcome apply(JointBatch batch) {
        WeightedLosses losses = new WeightedLosses();
        Vision.Seen seen = network.vision().apply(batch.pixels(), batch.inside());
        Captions captions = Captions.given(batch);

        NDArray visual = network.reader().visualTokens(seen.features(), captions.prompts(),
                network.vision().promptSize());                                               // (R, T, V)
        NDArray tokens = captions.tokens();
        NDArray words = words(visual, captions, tokens);                                      // (R, L, D)
        NDArray spoken = new TextLoss(recipe.smoothing(), network.text().ids().end()).apply(
                network.text().logits(words), tokens,
                captions.classes());
        losses.add("text_loss", spoken, recipe.weights().text() * batch.share(Task.CAPTION, Task.OBJECT_CAPTION));

        NDArray points = network.points().apply(words, captions.ofPicture(seen.extents())).coords();
        PointTargets targets = PointTargets.of(captions, recipe.points(), network.text().ids());
        NDArray counts = targets.words().mul(captions.valid().expandDims(1));                 // (R, L)
        NDArray far = recipe.points().loss().apply(points, targets.coords(), counts);
        losses.add("point_loss", far, recipe.weights().points() * batch.share(Task.POINT));

        Optional<Masks> masks = masks(seen, captions, visual, words, points, targets);
        masks.ifPresent(m -> addMasks(losses, captions, m));
        return new Outcome(losses.total(), losses.metrics(), points, targets, masks);
    }

    private NDArray words(NDArray visual, Captions captions, NDArray tokens) {
        var encoded = captions.context().map(context -> network.text().encode(visual, context))
                .orElseGet(() -> network.text().encode(visual));
        return network.text().decode(encoded, tokens);
    }

    private Optional<Masks> masks(Vision.Seen seen, Captions captions, NDArray visual, NDArray words, NDArray points,
            PointTargets targets) {
        if (network.segmenter().isEmpty() || captions.masks().isEmpty()) {
            return Optional.empty();
        }
        NDArray boxes = PointPredictor.boxes(points.stopGradient(), targets.words());
        return Optional.of(new Masks(boxes, network.segmenter().get().apply(seen.sam().orElseThrow(), boxes,
                network.vision().maskSize(), visual, words)));
    }

    private void addMasks(WeightedLosses losses, Captions captions, Masks masks) {
        MaskLoss.Truth truth = new MaskLoss.Truth(captions.masks().orElseThrow(), captions.valid(),
                captions.ofPicture(captions.batch().inside()));
        MaskLoss loss = MaskLoss.of(masks.told().masks(), masks.told().quality(), truth);
        losses.note("mask_focal_loss", loss.focal());
        losses.note("mask_dice_loss", loss.dice());
        losses.note("mask_iou_pred_loss", loss.iou());
        losses.add("mask_loss", loss.total(), recipe.weights().masks());
    }
}
