package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Precision;
import org.pixelllm.weights.Safetensors;

/**
 * Where a run stands: weights, the optimizer's moments, and the step they belong to, in one file.
 *
 * <p>The file is replaced in one move: a kill at any moment leaves the old one or the new one, never a half.
 *
 * @param recipe what is being run
 * @param stage index of the stage
 * @param step steps of it that are done
 * @param updates of the optimizer
 */
record Checkpoint(ScenesRecipe recipe, int stage, int step, long updates) {
    private static final String FILE = "checkpoint.safetensors";
    private static final String KEY = "pixelllm.run";

    static boolean exists(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** Writes tensors and position. */
    void write(Path folder, Map<String, NDArray> tensors) {
        Safetensors.write(folder.resolve(FILE), tensors, Precision.FLOAT32, Map.of(KEY, new Gson().toJson(this)));
    }

    /**
     * Reads the position.
     *
     * @throws UserProblem if the file is no checkpoint
     */
    static Checkpoint read(Path folder) {
        Path file = folder.resolve(FILE);
        String json = Safetensors.metadata(file).get(KEY);
        if (json == null) {
            throw UserProblem.that("found no training run in " + file)
                    .line("it has", "weights, but no position in a run")
                    .line("try", "another folder for --out, or without --resume");
        }
        return new Gson().fromJson(json, Checkpoint.class);
    }

    /** Reads the tensors into those of the same names; returns the others, such as moments. */
    static Map<String, NDArray> restore(NDManager scope, Path folder, Map<String, NDArray> weights) {
        Map<String, NDArray> others = new LinkedHashMap<>();
        Safetensors.read(folder.resolve(FILE), scope).forEach((name, saved) -> {
            NDArray own = weights.get(name);
            if (own == null) {
                others.put(name, saved);
            } else {
                saved.copyTo(own);
            }
        });
        return others;
    }
}
