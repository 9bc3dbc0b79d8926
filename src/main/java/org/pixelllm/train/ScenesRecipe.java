package org.pixelllm.train;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pixelllm.problem.UserProblem;

/**
 * How the default model is trained: it learns to see, then to speak and point, then everything together.
 *
 * @param seed of weights and pictures
 * @param see the encoder alone, patch by patch
 * @param speak prompt extractor, text head and point predictor on the frozen encoder
 * @param join everything, gently
 */
public record ScenesRecipe(long seed, Part see, Part speak, Part join) {
    /**
     * One stage.
     *
     * @param steps number of updates; 0 leaves the stage out
     * @param batch pictures of a step
     * @param rate highest learning rate
     */
    public record Part(int steps, int batch, double rate) {
        public Part {
            if (steps < 0 || steps > 10_000_000 || batch < 1 || batch > 1024 || !(rate > 0 && rate < 1)) {
                throw new IllegalArgumentException(
                        "a stage of " + steps + " steps of " + batch + " pictures at rate " + rate
                                + " makes no sense");
            }
        }

        Schedule schedule() {
            return new Schedule(rate, Math.min(300, steps / 10 + 1), steps);
        }
    }

    /** The recipe of the model in the jar. */
    public static final ScenesRecipe DEFAULT = new ScenesRecipe(1, new Part(2400, 32, 1e-3), new Part(2800, 24, 1e-3),
            new Part(200, 24, 3e-4));

    public ScenesRecipe {
        if (see == null || speak == null || join == null) {
            throw new IllegalArgumentException("a recipe needs the stages see, speak and join");
        }
    }

    /**
     * Reads a recipe from a JSON file.
     *
     * @throws UserProblem if the file is missing, is no recipe, or holds nonsense
     */
    public static ScenesRecipe read(Path file) {
        try {
            String json = Files.size(file) > 100_000 ? "" : Files.readString(file);
            ScenesRecipe recipe = new Gson().fromJson(json, ScenesRecipe.class);
            if (recipe == null) {
                throw new IllegalArgumentException("it is empty, or far too long");
            }
            return recipe;
        } catch (IOException | RuntimeException e) { // Gson wraps what a record's constructor throws
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw UserProblem.that("could not read the recipe " + file)
                    .line("it says", String.valueOf(why.getMessage()))
                    .line("expected", "{\"seed\": 1, \"see\": {\"steps\": 3000, \"batch\": 32, \"rate\": 0.001}, "
                            + "\"speak\": {…}, \"join\": {…}}")
                    .line("try", "--recipe scenes, the built-in one").because(e);
        }
    }
}
