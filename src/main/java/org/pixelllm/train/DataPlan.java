package org.pixelllm.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.Format;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.nn.Processor;

/**
 * What to learn from.
 *
 * @param folders of data sets
 * @param format which to read, where a folder holds several; all that describe if empty
 * @param options how to read them
 * @param model folder or name of the model to begin with
 * @param recipe how to learn
 * @param tasks which the data must have; if empty, those of the recipe that they have and the model can learn
 * @param processor what computes
 * @param cache folder in which frozen encoders' maps are kept for later runs, if they are
 */
public record DataPlan(List<Path> folders, Optional<Format> format, DataSet.Options options, String model,
        DataRecipe recipe, List<DataTask> tasks, Processor processor, Optional<Path> cache) {
    public DataPlan {
        folders = List.copyOf(folders);
        tasks = List.copyOf(tasks);
        recipe = tasks.isEmpty() ? recipe : recipe.only(tasks);
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("there are no data");
        }
    }

    /** A plan for the CPU that keeps nothing beyond its run. */
    public DataPlan(List<Path> folders, Optional<Format> format, DataSet.Options options, String model,
            DataRecipe recipe, List<DataTask> tasks) {
        this(folders, format, options, model, recipe, tasks, Processor.CPU, Optional.empty());
    }

    /** Returns the plan for a model: see {@link DataRecipe#fitting}. */
    DataPlan fitting(ModelConfig config) {
        return new DataPlan(folders, format, options, model, recipe.fitting(config), tasks, processor, cache);
    }

    /** Returns what it learns from, as a user reads it. */
    String data(int pictures) {
        return pictures + " pictures of " + folders.stream().map(Path::getFileName).map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
