package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.TextConfig;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.Tokenizer;

/** Adds low-rank adaptation to a model's shape, and folds what it learned into the kernels. */
public final class Lora {
    static final String LEFT = "_left_lora";
    static final String RIGHT = "_right_lora";
    private static final String ENCODER = "textual/t5_module/encoder/";

    private Lora() {}

    /** Says whether the language model has LoRA. */
    public static boolean isIn(ModelConfig config) {
        return config.text() instanceof TextConfig text && (isIn(text.encoderLora()) || isIn(text.decoderLora()));
    }

    /** Says whether this adds anything. */
    public static boolean isIn(LoraConfig lora) {
        return lora.rank() > 0 && !lora.modules().isEmpty();
    }

    /** Says whether a parameter belongs to LoRA. */
    public static boolean isLora(String name) {
        return name.endsWith(LEFT) || name.endsWith(RIGHT);
    }

    /**
     * Returns a shape with this LoRA in the language model's encoder and decoder.
     *
     * @throws UserProblem if the language model takes none
     */
    public static ModelConfig with(ModelConfig config, LoraConfig lora) {
        if (!(config.text() instanceof TextConfig t)) {
            throw UserProblem.that("cannot add LoRA to this model").line("found", "a language model like GIT's")
                    .line("takes", "those like T5").line("try", "a recipe with \"lora\" of rank 0");
        }
        return config.with(t.with(lora));
    }

    /**
     * Writes a model that computes the same without LoRA: kernel + scale · left · right.
     *
     * @param out folder of the new model
     * @throws UserProblem if the model has no LoRA, or the folder cannot be written
     */
    public static void merge(ModelFolder model, Path out) {
        if (!isIn(model.config())) {
            throw UserProblem.that("found nothing to merge in the model \"" + model.name() + "\"")
                    .line("seen", "no LoRA in its language model").line("try", "a model that was trained with one");
        }
        ModelConfig plain = with(model.config(), LoraConfig.NONE);
        Tokenizer tokenizer = model.tokenizer();
        try (NDManager manager = Torch.open(); ParameterSet adapted = model.parameters(manager)) {
            new Network(adapted.params(), model.config());
            model.finish(adapted);
            try (ParameterSet merged = ParameterSet.from(manager, fold(manager, adapted.tensors(), model.config()))) {
                new Network(merged.params(), plain);
                merged.finish();
                ModelFolder.write(out, plain, merged, tokenizer, Precision.FLOAT32,
                        model.card().stripTrailing() + "\n\nIts LoRA is folded into the kernels.\n");
            }
        }
    }

    private static Map<String, NDArray> fold(NDManager manager, Map<String, NDArray> tensors, ModelConfig config) {
        TextConfig text = (TextConfig) config.text();
        Map<String, NDArray> merged = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (!isLora(name)) {
                NDArray left = tensors.get(name + LEFT);
                merged.put(name, left == null
                        ? tensor
                        : folded(manager, tensor, left, tensors.get(name + RIGHT), scale(name, text)));
            }
        });
        return merged;
    }

    /** Returns the factor of the update of a kernel. */
    static double scale(String kernel, TextConfig text) {
        return (kernel.startsWith(ENCODER) ? text.encoderLora() : text.decoderLora()).scale();
    }

    private static NDArray folded(NDManager manager, NDArray kernel, NDArray left, NDArray right, double scale) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray update = left.matMul(right);                                              // (in, out)
            update.attach(scope);
            NDArray sum = update.muli((float) scale).add(kernel);
            sum.attach(manager);
            return sum;
        }
    }
}
