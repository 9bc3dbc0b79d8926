package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;

/**
 * SAM's prompt encoder: a random Fourier code of each place plus a learned vector for what it is.
 *
 * <p>R prompts, C channels. Coordinates are pixels (x, y) of the padded input picture; half a pixel is added because
 * people click on pixels' centres and the code counts from corners.
 */
public final class PromptEncoder {
    /** Places that a prompt can hold; a prompt has one token more, for padding. */
    public static final int PLACES = 4;

    private final NDArray gauss;       // (2, C / 2)
    private final NDArray negative;    // (1, C)
    private final NDArray positive;    // (1, C)
    private final NDArray topLeft;     // (1, C)
    private final NDArray bottomRight; // (1, C)
    private final NDArray notAPoint;   // (1, C)
    private final NDArray noMask;      // (1, C)

    /** Asks for the Gaussian matrix and the learned vectors, {@code width} channels each. */
    public PromptEncoder(Params p, int width) {
        gauss = p.in("pe_layer").tensor("positional_encoding_gaussian_matrix", Init.normal(1), 2, width / 2);
        negative = p.tensor("point_embeddings.0.weight", Init.normal(1), 1, width);
        positive = p.tensor("point_embeddings.1.weight", Init.normal(1), 1, width);
        topLeft = p.tensor("point_embeddings.2.weight", Init.normal(1), 1, width);
        bottomRight = p.tensor("point_embeddings.3.weight", Init.normal(1), 1, width);
        notAPoint = p.tensor("not_a_point_embed.weight", Init.normal(1), 1, width);
        noMask = p.tensor("no_mask_embed.weight", Init.normal(1), 1, width);
    }

    /**
     * Embeds prompts: the box where it has a positive coordinate, the points elsewhere.
     *
     * @param boxes (R, 4), x0, y0, x1, y1 in pixels; all zero selects the points
     * @param points (R, 4, 2), x, y in pixels
     * @param given (R, 4), 1 for a point and 0 for padding
     * @param size of the padded picture
     * @return (R, 5, C)
     */
    public NDArray apply(NDArray boxes, NDArray points, NDArray given, Extent size) {
        NDArray isBox = boxes.max(new int[]{1}, true).gt(0f).toType(DataType.FLOAT32, false).expandDims(2); // (R, 1, 1)
        NDArray corners = boxes(boxes, size);
        NDArray rest = Borrow.repeated(boxes.getManager(), noMask, boxes.getShape().get(0), PLACES + 1 - 2);
        NDArray asBox = corners.concat(rest, 1);
        NDArray asPoints = points(points, given, size);
        return asBox.mul(isBox).addi(asPoints.mul(isBox.neg().addi(1f)));
    }

    /** Returns the corners of boxes (R, 4) in the order that the published model clicks them: (R, 4, 2). */
    public static NDArray corners(NDArray boxes) {
        int[] order = {0, 1, 2, 1, 0, 3, 2, 3};
        return boxes.get(":, {}", boxes.getManager().create(order)).reshape(-1, PLACES, 2);
    }

    /** Embeds the top left and bottom right corners of boxes (R, 4): (R, 2, C). */
    public NDArray boxes(NDArray boxes, Extent size) {
        NDArray codes = encode(boxes.reshape(-1, 2, 2), size);
        NDArray roles = Borrow.in(boxes.getManager(), topLeft).concat(bottomRight, 0);
        return codes.addi(roles);
    }

    /** Embeds points (R, P, 2), of which {@code given} (R, P) says the true ones, and a padding point: (R, P + 1, C). */
    public NDArray points(NDArray points, NDArray given, Extent size) {
        NDArray padding = Borrow.repeated(points.getManager(), notAPoint, points.getShape().get(0), 1);
        return clicks(points, given.mul(2f).subi(1f), size).concat(padding, 1);
    }

    /**
     * Embeds clicks as Segment Anything does.
     *
     * @param points (R, P, 2), x, y in pixels
     * @param labels (R, P), 1 on the object, 0 beside it, -1 for none
     * @return (R, P, C)
     */
    public NDArray clicks(NDArray points, NDArray labels, Extent size) {
        NDArray codes = encode(points, size);
        NDArray on = labelled(labels, 1);                                                     // (R, P, 1)
        NDArray beside = labelled(labels, 0);
        return codes.mul(on.add(beside)).addi(on.mul(positive)).addi(beside.mul(negative))
                .addi(labelled(labels, -1).mul(notAPoint));
    }

    private static NDArray labelled(NDArray labels, int label) {
        return labels.eq(label).toType(DataType.FLOAT32, false).expandDims(2);
    }

    /** Returns the dense positional code of a grid's cell centres: (1, rows · columns, C). */
    public NDArray dense(NDManager manager, int rows, int columns) {
        float[] centres = new float[rows * columns * 2];
        for (int i = 0; i < rows * columns; i++) {
            centres[2 * i] = (i % columns + 0.5f) / columns;
            centres[2 * i + 1] = (i / columns + 0.5f) / rows;
        }
        return fourier(manager.create(centres, new Shape(1, (long) rows * columns, 2)));
    }

    /** Returns the code for "no mask given" (1, C), which stands in for a dense prompt. */
    public NDArray noMask() {
        return noMask;
    }

    private NDArray encode(NDArray places, Extent size) {
        NDArray extent = places.getManager().create(new float[]{size.width(), size.height()});
        return fourier(places.add(0.5f).divi(extent));
    }

    private NDArray fourier(NDArray unit) {                                                   // (..., 2) in 0..1
        NDArray fixed = gauss.stopGradient();                                                 // drawn once, never learned
        fixed.attach(unit.getManager());
        NDArray angles = unit.mul(2f).subi(1f).matMul(fixed).muli((float) (2 * Math.PI));
        return angles.sin().concat(angles.cos(), -1);
    }
}
