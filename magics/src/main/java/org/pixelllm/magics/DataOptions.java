package org.pixelllm.magics;

import java.nio.file.Path;
import java.util.Optional;
import org.pixelllm.data.Format;
import org.pixelllm.eval.task.EvaluationOptions;
import org.pixelllm.eval.task.Task;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine.Option;

/** Which data set a model is examined on, and in what. */
final class DataOptions {
    @Option(names = "--task", paramLabel = "TASK", description = "Examine on a data set: caption, refer, location "
            + "(caption of a box), dense (all regions) or trace (places of a caption's words).")
    private String task;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the data set, with its pictures.")
    private String data;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Which of several data sets in the folder, such as "
            + "refcoco, visual-genome, localized-narratives, coco-captions or plain.")
    private String format;

    @Option(names = "--images", paramLabel = "DIR", description = "Folder with the pictures, if they lie elsewhere.")
    private String images;

    @Option(names = "--split", paramLabel = "SPLIT", defaultValue = "", description = "This split only, such as val or testA.")
    private String split;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "0", description = "At most so many pictures: the first "
            + "ones, or drawn with --seed.")
    private int limit;

    @Option(names = "--beams", paramLabel = "B", defaultValue = "1", description = "Captions that are followed; "
            + "${DEFAULT-VALUE} unless told.")
    private int beams;

    @Option(names = "--paraphrases", paramLabel = "FILE", description = "METEOR's table of paraphrases, paraphrase-en.gz, "
            + "if you have it: published scores are made with it.")
    private String paraphrases;

    boolean given() {
        return task != null || data != null;
    }

    /** Reads the options, with the number by which pictures are drawn, 0 for the first ones. */
    EvaluationOptions read(Desk desk, long seed) {
        require(task, "--task", "caption, refer, location, dense or trace", desk);
        require(data, "--data", "the folder of a data set", desk);
        Task asked = Task.of(task);
        Path folder = desk.path(data);
        return new EvaluationOptions(asked, folder, Optional.ofNullable(format).map(Format::of),
                Optional.ofNullable(images).map(desk::path), split, limit, seed, beams,
                Optional.ofNullable(paraphrases).map(desk::path));
    }

    private static void require(String value, String option, String wants, Desk desk) {
        if (value == null) {
            throw UserProblem.that("needs " + option + " too").line("wants", wants)
                    .line("try", desk.program() + " eval --task refer --data scenes");
        }
    }
}
