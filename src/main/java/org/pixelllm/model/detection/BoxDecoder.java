package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.pixelllm.model.Extent;
import org.pixelllm.nn.Params;

/**
 * Finds the regions worth a caption: CenterNet2 over the feature map.
 *
 * <p>The parts are open to training: {@link #pyramid}, {@link #centers} and {@link #judge} are differentiable; what lies
 * between them picks boxes and carries no gradient.
 *
 * <p>B batch, F channels of the feature map, R proposals, K regions that are returned for each picture.
 *
 * @see <a href="https://arxiv.org/abs/2103.07461">Probabilistic two-stage detection</a>
 */
public final class BoxDecoder {
    private final BoxDecoderConfig config;
    private final SimplePyramid pyramid;
    private final CenterHead head;
    private final RoiHeads rois;

    /** Asks for {@code fpn}, {@code proposal_generator} and {@code roi_heads}. */
    public BoxDecoder(Params p, BoxDecoderConfig config, int featureWidth) {
        this.config = config;
        pyramid = new SimplePyramid(p.in("fpn"), config.pyramid(), featureWidth);
        head = new CenterHead(p.in("proposal_generator"), config.head(), config.pyramid().channels());
        rois = new RoiHeads(p.in("roi_heads"), config);
    }

    public BoxDecoderConfig config() {
        return config;
    }

    /**
     * Finds regions.
     *
     * @param features (B, Y, X, F), at least 2 cells high and wide; counts as {@code 2 · stride} pixels a cell
     * @param picture size of the pictures with their padding, to which boxes are clipped
     * @return K boxes for each picture, best first; {@link ScoredBoxes#found} of them count
     */
    public List<ScoredBoxes> apply(NDArray features, Extent picture) {
        List<NDArray> levels = pyramid(features);
        List<ScoredBoxes> proposals = proposals(peaks(centers(levels), config.proposals().peaks()),
                config.proposals(), picture);
        return detections(proposals, judge(levels, proposals.stream().map(ScoredBoxes::corners).toList()), picture);
    }

    /** Returns the pyramid (B, Y, X, C) of a feature map (B, Y, X, F), finest level first. */
    public List<NDArray> pyramid(NDArray features) {
        return pyramid.apply(features);
    }

    /** Runs the first stage on the levels of a pyramid. */
    public CenterMaps centers(List<NDArray> levels) {
        return head.apply(levels);
    }

    /** Returns the best boxes of the first stage, best first, overlapping and not clipped. */
    public List<ScoredBoxes> peaks(CenterMaps maps, int count) {
        return new Peaks(config.pyramid(), maps).top(count);
    }

    /**
     * Thins out what overlaps.
     *
     * @param peaks from {@link #peaks}
     * @return {@code limits.kept()} clipped boxes for each picture, best first; too few are followed by copies of the
     *         last peak, score 0
     */
    public List<ScoredBoxes> proposals(List<ScoredBoxes> peaks, ProposalConfig limits, Extent picture) {
        return peaks.stream().map(boxes -> proposals(boxes, limits).clipped(picture)).toList();
    }

    private static ScoredBoxes proposals(ScoredBoxes peaks, ProposalConfig limits) {
        float[] last = peaks.get(new int[]{peaks.size() - 1}).corners();
        int[] kept = NonMaximumSuppression.keep(peaks.corners(), limits.overlap(), limits.kept());
        return peaks.get(kept).filled(limits.kept(), last);
    }

    /**
     * Runs the second stage on any boxes.
     *
     * @param levels from {@link #pyramid}
     * @param boxes of each picture, at least one: (R, 4) row-major corners in pixels; R may differ
     */
    public RoiOutput judge(List<NDArray> levels, List<float[]> boxes) {
        return rois.apply(levels, boxes);
    }

    /** Joins both stages: K boxes for each picture, best first. */
    public List<ScoredBoxes> detections(List<ScoredBoxes> proposals, RoiOutput judged, Extent picture) {
        float[] objects = judged.logits().softmax(-1).get(":, 1").toFloatArray();
        return new Detections(config.roi(), picture).of(proposals, objects, judged.deltas().toFloatArray());
    }
}
