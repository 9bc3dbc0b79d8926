package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.model.MaskDecoder;
import org.pixelllm.model.Network;
import org.pixelllm.model.Vision;
import org.pixelllm.train.detection.SampledBoxes;

/**
 * The published training step: from pictures to all losses.
 *
 * <p>A network without masks or boxes learns the rest. Everything that is computed belongs to the manager of the batch.
 * For gradients, run it inside a collector and go back from {@link Outcome#total}:
 *
 * <pre>
 * parameters.tensors().values().forEach(tensor -> tensor.setRequiresGradient(true));
 * try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
 *     JointTraining.Outcome outcome = training.apply(batch, seed);
 *     collector.backward(outcome.total());
 * }
 * </pre>
 *
 * <p>B pictures, N prompts of each, R = B·N, L text length, P points a word.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 3.4
 */
public final class JointTraining {
    private final Network network;
    private final JointRecipe recipe;

    /** Trains a network by a recipe; what learns is decided by which parameters require gradients. */
    public JointTraining(Network network, JointRecipe recipe) {
        this.network = network;
        this.recipe = recipe;
    }

    /**
     * What a step computes.
     *
     * @param total what is minimised, one number
     * @param metrics all losses by their published names, with {@code _scaled} those that were added up
     * @param proposals of each picture, the boxes from which detection learned; empty without detection
     * @param captions what was prompted, and what was to be said
     * @param points where the words point: (R, L, P, 2) in pixels
     * @param targets where they should
     * @param masks of the boxes that the points span, if there are masks to learn
     */
    public record Outcome(NDArray total, Map<String, NDArray> metrics, List<SampledBoxes> proposals,
            Captions captions, NDArray points, PointTargets targets, Optional<Masks> masks) {}

    /**
     * Masks that were told.
     *
     * @param boxes (R, 4), what the points span, in pixels; no gradient goes through them
     * @param told (R, 1, y, x) and (R, 1)
     */
    public record Masks(NDArray boxes, MaskDecoder.Output told) {}

    /**
     * Runs a batch.
     *
     * @param seed decides which proposals are dropped where there are too many; the same seed, the same result
     */
    public Outcome apply(JointBatch batch, long seed) {
        return apply(batch, network.see(batch.pixels(), batch.inside()), seed);
    }

    /**
     * Runs a batch whose pictures were seen already: a frozen encoder looks once.
     *
     * @param seen of the batch's pictures; its pixels are not looked at
     */
    Outcome apply(JointBatch batch, Vision.Seen seen, long seed) {
        return new JointStep(network, recipe, batch, seen, seed).run();
    }
}
