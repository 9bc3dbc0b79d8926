package org.pixelllm.train.detection;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.pixelllm.model.Extent;
import org.pixelllm.model.detection.BoxDecoder;
import org.pixelllm.model.detection.CenterMaps;
import org.pixelllm.model.detection.Places;
import org.pixelllm.model.detection.RoiOutput;
import org.pixelllm.model.detection.ScoredBoxes;
import org.pixelllm.nn.Scalar;

/**
 * The published loss of the box decoder, both stages.
 *
 * @see <a href="https://arxiv.org/abs/2103.07461">Probabilistic two-stage detection</a>
 */
public final class DetectionLoss {
    private final BoxDecoder decoder;
    private final DetectionRecipe recipe;

    /** Joins a decoder with how it is trained. */
    public DetectionLoss(BoxDecoder decoder, DetectionRecipe recipe) {
        this.decoder = decoder;
        this.recipe = recipe;
    }

    /**
     * What a step gives.
     *
     * @param total weighted sum of all losses, a scalar
     * @param metrics scalars by their published names: losses before weighting, what they are divided by, and counts
     * @param samples of each picture, the proposals that the second stage learned from; no gradient
     */
    public record Outcome(NDArray total, Map<String, NDArray> metrics, List<SampledBoxes> samples) {}

    /**
     * Runs the decoder and compares it with the truth; differentiable in features and parameters.
     *
     * @param features (B, Y, X, F)
     * @param truth of each picture; {@link TrueBoxes#emptied} for one that teaches nothing about regions
     * @param picture size of the pictures with their padding
     * @param seed decides which proposals are dropped where there are too many; the same seed, the same result
     */
    public Outcome apply(NDArray features, List<TrueBoxes> truth, Extent picture, long seed) {
        List<NDArray> levels = decoder.pyramid(features);
        CenterMaps maps = decoder.centers(levels);
        List<SampledBoxes> samples = samples(maps, truth, picture, seed);
        RoiOutput judged = decoder.judge(levels, samples.stream().map(SampledBoxes::corners).toList());

        Places places = new Places(decoder.config().pyramid(), maps);
        CenterLoss first = CenterLoss.of(maps,
                truth.stream().map(boxes -> new CenterTargets(recipe.ranges(), places, boxes)).toList());
        RoiLoss second = RoiLoss.of(judged, samples, truth);
        NDArray total = Scalar.times(first.peaks().add(first.rest()), recipe.heatWeight())
                .add(Scalar.times(first.edges(), recipe.edgeWeight())).add(second.classes().add(second.boxes()));
        return new Outcome(total, metrics(total, first, second, truth.size()), samples);
    }

    private List<SampledBoxes> samples(CenterMaps maps, List<TrueBoxes> truth, Extent picture, long seed) {
        List<ScoredBoxes> proposals = decoder.proposals(decoder.peaks(maps, recipe.proposals().peaks()),
                recipe.proposals(), picture);
        SplittableRandom random = new SplittableRandom(seed);
        BoxSampler sampler = new BoxSampler(recipe.sampling());
        return IntStream.range(0, truth.size())
                .mapToObj(i -> sampler.sample(proposals.get(i).corners(), truth.get(i), random)).toList();
    }

    private static Map<String, NDArray> metrics(NDArray total, CenterLoss first, RoiLoss second, int pictures) {
        Map<String, NDArray> metrics = new LinkedHashMap<>();
        metrics.put("det_loss", total);
        metrics.put("pos_loss", first.peaks());
        metrics.put("neg_loss", first.rest());
        metrics.put("hm_norm", first.peakCount());
        metrics.put("reg_loss", first.edges());
        metrics.put("reg_norm", first.edgeCount());
        metrics.put("stage0_roi_cls_loss", second.classes());
        metrics.put("stage0_roi_reg_loss", second.boxes());
        metrics.put("stage0_num_proposals", Scalar.of(total, (double) second.proposals() / pictures));
        metrics.put("stage0_num_valid_proposals", Scalar.of(total, (double) second.valid() / pictures));
        metrics.put("stage0_num_positives_per_img_scalar", Scalar.of(total, (double) second.objects() / pictures));
        metrics.put("stage0_foreground_accuracy_scalar", Scalar.of(total, second.accuracy()));
        return metrics;
    }
}
