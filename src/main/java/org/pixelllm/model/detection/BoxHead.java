package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Linear;
import org.pixelllm.nn.Params;

/** Judges what was cut out of the pyramid: is it an object, and where is its box really? */
final class BoxHead {
    private final List<Linear> hidden = new ArrayList<>();
    private final Linear classes;
    private final Linear boxes;

    /** Asks for {@code fc1, fc2, …}, {@code cls_score} and {@code bbox_pred}. */
    BoxHead(Params p, List<Integer> widths, int channels) {
        int in = RoiAlign.CELLS * RoiAlign.CELLS * channels;
        for (int i = 0; i < widths.size(); i++) {
            hidden.add(Linear.biased(p.in("fc" + (i + 1)), in, widths.get(i)));
            in = widths.get(i);
        }
        classes = output(p.in("cls_score"), in, 2, 0.01);
        boxes = output(p.in("bbox_pred"), in, 4, 0.001);
    }

    private static Linear output(Params p, int in, int out, double std) {
        return Linear.of(p.tensor("kernel", Init.normal(std), in, out), p.tensor("bias", Init.zeros(), out));
    }

    /** Maps cells (N, 7, 7, C) to logits and deltas. */
    RoiOutput apply(NDArray cells) {
        NDArray x = cells.reshape(cells.getShape().get(0), -1);
        for (Linear layer : hidden) {
            x = Activation.RELU.apply(layer.apply(x));
        }
        return new RoiOutput(classes.apply(x), boxes.apply(x));
    }
}
