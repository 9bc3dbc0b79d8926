package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.pixelllm.nn.Joined;
import org.pixelllm.nn.Params;

/** The second stage: looks at the pyramid inside each box. Boxes are plain numbers, so no gradient goes to them. */
public final class RoiHeads {
    private final PyramidConfig pyramid;
    private final BoxHead head;

    /** Asks for {@code box_head.0}. */
    public RoiHeads(Params p, BoxDecoderConfig config) {
        pyramid = config.pyramid();
        head = new BoxHead(p.in("box_head.0"), config.roi().widths(), pyramid.channels());
    }

    /**
     * Judges boxes.
     *
     * @param levels (B, Y, X, C) each, from {@link SimplePyramid}
     * @param boxes of each picture, at least one: (R, 4) row-major corners in pixels; R may differ
     */
    public RoiOutput apply(List<NDArray> levels, List<float[]> boxes) {
        NDList logits = new NDList();
        NDList deltas = new NDList();
        for (int picture = 0; picture < boxes.size(); picture++) {
            RoiOutput output = picture(levels, picture, boxes.get(picture));
            logits.add(output.logits());
            deltas.add(output.deltas());
        }
        return new RoiOutput(Joined.of(logits, 0), Joined.of(deltas, 0));
    }

    private RoiOutput picture(List<NDArray> levels, int picture, float[] corners) {
        RoiLevels places = new RoiLevels(corners, pyramid);
        NDList cells = new NDList();
        for (int level = 0; level < levels.size(); level++) {
            int[] own = places.at(level);
            if (own.length > 0) {
                NDArray map = levels.get(level).get(picture);
                cells.add(RoiAlign.apply(map, chosen(corners, own), pyramid.stride(level)));
            }
        }
        RoiOutput byLevel = head.apply(Joined.of(cells, 0));
        NDArray order = places.backInOrder(cells.head().getManager());
        return new RoiOutput(order.matMul(byLevel.logits()), order.matMul(byLevel.deltas()));
    }

    private static float[] chosen(float[] corners, int[] boxes) {
        float[] own = new float[4 * boxes.length];
        for (int i = 0; i < boxes.length; i++) {
            System.arraycopy(corners, 4 * boxes[i], own, 4 * i, 4);
        }
        return own;
    }
}
