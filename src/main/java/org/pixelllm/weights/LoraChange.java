package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.TextConfig;

/**
 * How much LoRA changes one kernel of the language model; lengths are Frobenius norms.
 *
 * @param layer such as "encoder 0 attention"
 * @param projection such as "query"
 * @param kernel length of the kernel without LoRA
 * @param change length of scale · left · right, which LoRA adds to it
 */
public record LoraChange(String layer, String projection, double kernel, double change) {
    /** Returns the change as a share of the kernel; 0 where nothing changed. */
    public double share() {
        return change == 0 ? 0 : change / kernel;
    }

    /**
     * Measures every kernel that has LoRA, in the order of the layers.
     *
     * @param tensors parameters of a model by name
     * @return empty for a model without LoRA
     */
    public static List<LoraChange> of(Map<String, NDArray> tensors, ModelConfig config) {
        List<LoraChange> changes = new ArrayList<>();
        if (config.text() instanceof TextConfig text) {
            tensors.forEach((name, kernel) -> {
                NDArray left = tensors.get(name + Lora.LEFT);
                if (left != null) {
                    String[] path = name.split("/"); // …/encoder/layers_0/attention/query/kernel
                    int last = path.length - 1;
                    changes.add(new LoraChange(
                            path[last - 4] + " " + path[last - 3].replace("layers_", "") + " "
                                    + path[last - 2].replace('_', ' '),
                            path[last - 1], length(kernel), Lora.scale(name, text)
                                    * length(left, tensors.get(name + Lora.RIGHT))));
                }
            });
        }
        return changes;
    }

    private static double length(NDArray matrix) {
        double sum = 0;
        for (float value : matrix.toFloatArray()) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private static double length(NDArray left, NDArray right) {
        try (NDManager scope = left.getManager().newSubManager()) {
            NDArray product = left.matMul(right);
            product.attach(scope);
            return length(product);
        }
    }
}
