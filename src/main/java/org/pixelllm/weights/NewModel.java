package org.pixelllm.weights;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.WordTokenizer;

/** Makes models that have learned nothing yet. */
public final class NewModel {
    private NewModel() {}

    /**
     * Writes a small model with words of its own and random numbers for all else; see {@link ModelConfig#small}.
     *
     * @param folder of the model; replaced if it holds nothing but a model
     * @param words and marks that it may say and read, in lower case
     * @param seed of the random numbers; the same, the same model
     * @return the folder
     * @throws IllegalArgumentException if a word is there twice, or is not one word in lower case
     * @throws org.pixelllm.problem.UserProblem if the folder holds anything else, or the disk refuses
     */
    public static Path write(Path folder, List<String> words, long seed) {
        WordTokenizer tokenizer = WordTokenizer.of(words);
        ModelConfig config = ModelConfig.small(tokenizer.size());
        try (NDManager manager = Torch.open(); ParameterSet parameters = ParameterSet.fresh(manager, seed)) {
            new Network(parameters.params(), config);
            ModelFolder.write(folder, config, parameters, tokenizer, Precision.FLOAT32,
                    "# A new model\n\nIt has learned nothing yet: its numbers are random, of seed " + seed + ".\n");
        }
        return folder;
    }
}
