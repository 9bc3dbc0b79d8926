package org.pixelllm.train;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.pixelllm.problem.UserProblem;

/**
 * How the default model is trained: stage after stage, each goes on with what the one before has learned.
 *
 * @param seed of weights and pictures
 * @param stages in their order, 1 to 100
 */
public record ScenesRecipe(long seed, List<Part> stages) {
    /** What a stage teaches. */
    public enum Learn {
        /** The image encoder alone, patch by patch. */
        @SerializedName("see")
        SEE,
        /** Prompt extractor, text head and point predictor on the frozen encoder; visual tokens are asked what they see. */
        @SerializedName("speak")
        SPEAK,
        /** The same, without those questions: for a model that speaks already. */
        @SerializedName("practise")
        PRACTISE,
        /** All of these together, gently. */
        @SerializedName("join")
        JOIN,
        /** SAM's encoder, the mask decoder and the box decoder, on all the rest frozen. */
        @SerializedName("outline")
        OUTLINE;

        /** Returns its name in recipes, charts and progress lines. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One stage.
     *
     * @param learn what it teaches
     * @param pixels side of the square input, a multiple of 16
     * @param varied whether pictures are drawn in all styles; else in that of {@code data scenes}
     * @param steps number of updates; 0 leaves the stage out
     * @param batch pictures of a step
     * @param expressions of each picture that are referred in a step, where the stage teaches to speak
     * @param narrative weight of the narratives' loss; captions of boxes and expressions weigh 1
     * @param rate highest learning rate
     */
    public record Part(Learn learn, int pixels, boolean varied, int steps, int batch, int expressions, double narrative,
            double rate) {
        public Part {
            if (learn == null) {
                throw new IllegalArgumentException(
                        "a stage says what to \"learn\": see, speak, practise, join, outline");
            }
            if (pixels < 32 || pixels > 1024 || pixels % 16 != 0) {
                throw new IllegalArgumentException("pictures of " + pixels
                        + " \"pixels\" are not a multiple of 16 from 32 to 1024");
            }
            if (steps < 0 || steps > 10_000_000 || batch < 1 || batch > 1024 || expressions < 1 || expressions > 64
                    || !(narrative > 0 && narrative <= 100) || !(rate > 0 && rate < 1)) {
                throw new IllegalArgumentException(
                        "a stage of %d steps of %d pictures, %d expressions, narrative weight %s, rate %s makes no sense"
                                .formatted(steps, batch, expressions, narrative, rate));
            }
        }

        Schedule schedule() {
            return new Schedule(rate, Math.min(300, steps / 10 + 1), steps);
        }
    }

    /** The recipe of the model in the jar. */
    public static final ScenesRecipe DEFAULT = new ScenesRecipe(1, List.of(
            new Part(Learn.SEE, 192, false, 2400, 32, 4, 1, 1e-3),
            new Part(Learn.SPEAK, 192, false, 2800, 24, 4, 1, 1e-3),
            new Part(Learn.JOIN, 192, false, 200, 24, 4, 1, 3e-4),
            new Part(Learn.SEE, 256, true, 700, 32, 4, 1, 6e-4),
            new Part(Learn.OUTLINE, 256, true, 1100, 8, 4, 1, 1e-3),
            new Part(Learn.PRACTISE, 256, true, 1800, 24, 6, 2, 7e-4)));

    public ScenesRecipe {
        if (stages == null || stages.isEmpty() || stages.size() > 100
                || stages.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a recipe has a list of 1 to 100 \"stages\"");
        }
        stages = List.copyOf(stages);
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
                    .line("expected",
                            "{\"seed\": 1, \"stages\": [{\"learn\": \"see\", \"pixels\": 192, \"varied\": false, "
                                    + "\"steps\": 2400, \"batch\": 32, \"expressions\": 4, \"narrative\": 1, \"rate\": 0.001}, …]}")
                    .line("try", "--recipe scenes, the built-in one").because(e);
        }
    }
}
