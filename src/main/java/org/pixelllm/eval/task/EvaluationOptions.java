package org.pixelllm.eval.task;

import java.nio.file.Path;
import java.util.Optional;
import org.pixelllm.data.Format;
import org.pixelllm.problem.UserProblem;

/**
 * What to ask about.
 *
 * @param task what is asked
 * @param data folder of the data set
 * @param format of the data set, where the folder holds several that fit the task
 * @param images folder of the pictures, if they lie elsewhere
 * @param split such as testA; all if empty
 * @param limit most pictures to ask about; 0 for all
 * @param seed with which they are drawn from all; 0 for the first ones
 * @param beams that are followed for a caption; 1 searches greedily
 * @param paraphrases METEOR's own table of phrases, if the user has it
 */
public record EvaluationOptions(Task task, Path data, Optional<Format> format, Optional<Path> images,
        String split, int limit, long seed, int beams, Optional<Path> paraphrases) {
    public EvaluationOptions {
        check(limit >= 0, "--limit " + limit, "1 or more pictures");
        check(seed >= 0 && seed < 1L << 53, "--seed " + seed, "whole numbers from 0");
        check(beams >= 1 && beams <= 32, "--beams " + beams, "1 to 32 beams");
        check(paraphrases.isEmpty() || task.comparesCaptions(), "--paraphrases for the task " + task.word(),
                "tasks with METEOR: caption, location and dense");
    }

    private static void check(boolean holds, String seen, String works) {
        if (!holds) {
            throw UserProblem.that("cannot examine a model so").line("seen", seen).line("works", works);
        }
    }

    /** Asks everything in a folder, greedily. */
    public static EvaluationOptions of(Task task, Path data) {
        return new EvaluationOptions(task, data, Optional.empty(), Optional.empty(), "", 0, 0, 1, Optional.empty());
    }

    /** Asks about some pictures only. */
    public EvaluationOptions limited(int most, long drawnWith) {
        return new EvaluationOptions(task, data, format, images, split, most, drawnWith, beams,
                paraphrases);
    }

    /** Reads this format only. */
    public EvaluationOptions in(Format only) {
        return new EvaluationOptions(task, data, Optional.of(only), images, split, limit, seed, beams,
                paraphrases);
    }

    /** Lets METEOR take these phrases for one another. */
    public EvaluationOptions withParaphrases(Path table) {
        return new EvaluationOptions(task, data, format, images, split, limit, seed, beams, Optional.of(table));
    }

    Origin origin(String model, Format format) {
        return new Origin(task, model, data.toAbsolutePath().normalize().toString(), format.word(), split, limit, seed,
                beams);
    }
}
