package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.pixelllm.data.scenes.Colour;
import org.pixelllm.data.scenes.Ground;
import org.pixelllm.data.scenes.Kind;
import org.pixelllm.data.scenes.Size;
import org.pixelllm.nn.Linear;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Scalar;

/**
 * Asks tokens what they have seen: whether there is an object, which kind, colour and size, and its box; where there
 * is none, which ground. Only training asks; the model does not keep the head.
 *
 * <p>Only tokens that show an object say what it is: averaged over all of them the background would drown the kinds.
 */
final class SeenHead {
    private static final int KINDS = Kind.values().length;
    private static final int COLOURS = Colour.values().length;
    private static final int SIZES = Size.values().length;
    private static final int GROUNDS = Ground.values().length;
    private static final double REACH = 0.25; // of the picture: a box's edge at raw output 1

    private final Linear head;

    /** Asks for {@code kernel} and {@code bias}. */
    SeenHead(Params p, int width) {
        head = Linear.biased(p, width, 1 + KINDS + COLOURS + SIZES + GROUNDS + 4);
    }

    /**
     * Returns the loss of what tokens say, and notes its parts.
     *
     * @param tokens (M, D)
     * @param cells what there is to see, M places
     * @param prefix of the names of the parts
     */
    NDArray loss(NDManager scope, NDArray tokens, Cells cells, String prefix, Map<String, NDArray> parts) {
        NDArray said = head.apply(tokens);                                                 // (M, outputs)
        NDArray shown = cells.object(scope);
        NDArray seen = Losses.binary(said.get(":, 0"), shown, cells.inside(scope));
        int from = 1;
        NDArray kind = Losses.crossEntropy(columns(said, from, KINDS), cells.kinds(scope), shown, 0);
        NDArray colour = Losses.crossEntropy(columns(said, from += KINDS, COLOURS), cells.colours(scope), shown, 0);
        NDArray size = Losses.crossEntropy(columns(said, from += COLOURS, SIZES), cells.sizes(scope), shown, 0);
        NDArray ground = Losses.crossEntropy(columns(said, from += SIZES, GROUNDS), cells.grounds(scope),
                cells.background(scope), 0);
        NDArray edges = Scalar.times(columns(said, from + GROUNDS, 4), REACH).add(cells.centres(scope));
        NDArray boxes = cells.boxes(scope);
        NDArray giou = Losses.giou(edges, boxes, shown);
        parts.put(prefix + "object", seen);
        parts.put(prefix + "kind", kind);
        parts.put(prefix + "colour", colour);
        parts.put(prefix + "size", size);
        parts.put(prefix + "ground", ground);
        parts.put(prefix + "box", giou);
        return seen.add(kind).add(colour).add(Scalar.times(size.add(ground), 0.5))
                .add(Scalar.times(Losses.l1(edges, boxes, shown), 5)).add(giou);
    }

    private static NDArray columns(NDArray said, int from, int count) {
        return said.get(":, " + from + ":" + (from + count));
    }
}
