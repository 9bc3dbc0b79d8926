package org.pixelllm;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Processor;
import org.pixelllm.nn.Torch;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.ParameterSet;

/**
 * Loads a model with more than its name: a LoRA on it, or onto a GPU.
 *
 * <pre>
 * try (PixelLlm model = Loader.of("scenes").with(Path.of("mine/lora.safetensors")).load()) { … }
 * </pre>
 *
 * @param folder where the model is
 * @param processor what will compute
 */
public record Loader(ModelFolder folder, Processor processor) {
    /**
     * Finds a model folder, or the built-in model by its name.
     *
     * @throws org.pixelllm.problem.UserProblem if it is missing or damaged
     */
    public static Loader of(String nameOrFolder) {
        return new Loader(ModelFolder.read(nameOrFolder), Processor.CPU);
    }

    /**
     * Lays what a training learned on the model.
     *
     * @param lora the {@code lora.safetensors} that training wrote
     * @throws org.pixelllm.problem.UserProblem if it is missing, damaged, or no such file
     */
    public Loader with(Path lora) {
        return new Loader(folder.with(lora), processor);
    }

    /** Chooses what will compute. */
    public Loader on(Processor other) {
        return new Loader(folder, other);
    }

    /**
     * Reads the weights.
     *
     * @throws org.pixelllm.problem.UserProblem if they are damaged, belong to another model, or there is no such
     *     processor
     */
    public PixelLlm load() {
        var tokenizer = folder.tokenizer();
        NDManager manager = Torch.open(processor);
        try {
            ParameterSet parameters = folder.parameters(manager);
            Network network = new Network(parameters.params(), folder.config());
            folder.finish(parameters);
            return PixelLlm.of(folder.name(), manager, network, parameters, tokenizer);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }
}
