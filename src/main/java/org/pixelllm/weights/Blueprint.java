package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;
import org.pixelllm.nn.Torch;

/**
 * What parameters a model would have: names, shapes and how they begin, without the memory that they take.
 *
 * @param wanted by full name, in the order in which the layers ask
 */
public record Blueprint(Map<String, Wanted> wanted) {
    /** One parameter. */
    public record Wanted(Shape shape, Init init) {}

    /** Builds the model over tensors that hold one number each, whatever their shape. */
    public static Blueprint of(ModelConfig config) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        try (NDManager manager = Torch.open()) {
            NDArray zero = manager.zeros(new Shape());
            new Network(Params.of((name, init, shape) -> {
                wanted.put(name, new Wanted(new Shape(shape), init));
                return zero.broadcast(new Shape(shape));
            }), config);
        }
        return new Blueprint(wanted);
    }

    /** Returns the number of parameters. */
    public long size() {
        return wanted.values().stream().mapToLong(w -> w.shape.size()).sum();
    }
}
