package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.TextConfig;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Adapter;
import org.pixelllm.weights.Lora;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.ParameterSet;
import org.pixelllm.weights.Precision;

/**
 * A model that learns from people's data: as it was read, with LoRA where the recipe adds it.
 *
 * @param folder from which it began, with tokens for the words that it is to learn
 * @param words that it had no tokens for
 * @param added LoRA that it had not; rank 0 for none
 * @param config its shape now
 * @param parameters all of them
 * @param network over them
 */
record DataModel(ModelFolder folder, List<String> words, LoraConfig added, ModelConfig config, ParameterSet parameters,
        Network network) {
    /**
     * Reads a model.
     *
     * @throws UserProblem if it is missing or damaged, or cannot learn what is wanted
     */
    static DataModel read(DataPlan plan, NDManager manager) {
        ModelFolder found = ModelFolder.read(plan.model());
        DataRecipe recipe = plan.recipe();
        refuseOtherPoints(found.config());
        refuseImpossible(plan.tasks(), found.config());
        refuseOtherLora(recipe.lora(), found.config());
        List<String> words = found.learnsWords() ? NewWords.in(plan, found.tokenizer()) : List.of();
        ModelFolder folder = found.speaking(words);
        boolean adds = recipe.lora().rank() > 0 && !Lora.isIn(folder.config());
        ModelConfig config = adds ? Lora.with(folder.config(), recipe.lora()) : folder.config();
        ParameterSet read = folder.parameters(manager);
        ParameterSet parameters = adds ? read.beginning(Lora::isLora, recipe.seed()) : read;
        Network network = new Network(parameters.params(), config);
        folder.finish(parameters);
        return new DataModel(folder, words, adds ? recipe.lora() : LoraConfig.NONE, config, parameters, network);
    }

    private static void refuseOtherPoints(ModelConfig config) {
        if (config.point().points() != 2) {
            throw UserProblem.that("cannot train this model").line("found", config.point().points()
                    + " points for a word").line("trains", "models with 2: the corners of its place");
        }
    }

    private static void refuseImpossible(List<DataTask> tasks, ModelConfig config) {
        tasks.stream().filter(task -> task.possible(config) != task).findFirst().ifPresent(task -> {
            throw UserProblem.that("cannot teach this model the task \"" + task.word() + "\"")
                    .line("it lacks", task == DataTask.MASK ? "a mask decoder" : "a box decoder")
                    .line("try", "--tasks " + task.possible(config).word());
        });
    }

    private static void refuseOtherLora(LoraConfig wanted, ModelConfig config) {
        if (wanted.rank() > 0 && Lora.isIn(config) && config.text() instanceof TextConfig text
                && !(text.encoderLora().equals(wanted) && text.decoderLora().equals(wanted))) {
            LoraConfig has = Lora.isIn(text.encoderLora()) ? text.encoderLora() : text.decoderLora();
            throw UserProblem.that("cannot add LoRA to a model that has another")
                    .line("it has", told(has)).line("asked for", told(wanted))
                    .line("try", "merge it first, or --set lora.rank=0 to go on with its own");
        }
    }

    private static String told(LoraConfig lora) {
        return "rank %d, scale %s, modules %s".formatted(lora.rank(), lora.scale(), lora.modules());
    }

    /** Says whether a parameter must learn whatever the recipe says, because new words come from it. */
    boolean speaksNewWords(String parameter) {
        return !words.isEmpty() && ModelFolder.tables().contains(parameter);
    }

    /** Writes the model as a folder, in one step. */
    void write(Path to, String card) {
        ModelFolder.write(to, config, parameters, folder.tokenizer(), Precision.FLOAT32, card);
    }

    /** Writes what learned alone, where that is the smaller part of the model; says whether it did. */
    boolean writeLearned(Path to, Map<String, NDArray> learned) {
        boolean small = 2 * numbers(learned) < numbers(parameters.tensors());
        if (small) {
            Adapter.write(to, learned, parameters.tensors(), folder.name(), added, words);
        }
        return small;
    }

    private static long numbers(Map<String, NDArray> tensors) {
        return tensors.values().stream().mapToLong(NDArray::size).sum();
    }
}
