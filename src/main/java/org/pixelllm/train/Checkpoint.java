package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Precision;
import org.pixelllm.weights.Safetensors;

/**
 * Where a run stands: weights, the optimizer's moments, and the step they belong to, in one file.
 *
 * <p>The file is replaced in one move: a kill at any moment leaves the old one or the new one, never a half.
 *
 * @param <R> what describes a run
 * @param recipe what is being run
 * @param stage index of the stage
 * @param step steps of it that are done
 * @param updates of the optimizer
 */
record Checkpoint<R>(R recipe, int stage, int step, long updates) {
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
    static <R> Checkpoint<R> read(Path folder, Class<R> type) {
        Path file = folder.resolve(FILE);
        String json = Safetensors.metadata(file).get(KEY);
        if (json == null) {
            throw UserProblem.that("found no training run in " + file)
                    .line("it has", "weights, but no position in a run")
                    .line("try", "another folder for --out, or without --resume");
        }
        try {
            TypeToken<?> whole = TypeToken.getParameterized(Checkpoint.class, type);
            @SuppressWarnings("unchecked")
            Checkpoint<R> read = (Checkpoint<R>) new Gson().fromJson(json, whole);
            return read;
        } catch (RuntimeException e) { // Gson wraps what a record's constructor throws
            throw UserProblem.that("could not go on with the run in " + folder)
                    .line("found", "a run of another kind, or of another release")
                    .line("try", "another folder for --out").because(e);
        }
    }

    /** Reads the tensors into those of the same names; returns the others, such as moments. */
    static Map<String, NDArray> restore(NDManager scope, Path folder, Map<String, NDArray> weights) {
        Map<String, NDArray> others = new LinkedHashMap<>();
        Safetensors.read(folder.resolve(FILE), scope).forEach((name, saved) -> {
            NDArray own = weights.get(name);
            if (own == null) {
                others.put(name, saved);
            } else {
                Torch.copy(saved, own);
            }
        });
        return others;
    }
}
