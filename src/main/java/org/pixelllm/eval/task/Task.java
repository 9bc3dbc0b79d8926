package org.pixelllm.eval.task;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;

/** What a model is asked for, after the tasks of the paper. */
public enum Task {
    /** To say what is in a picture: CIDEr-D, METEOR, BLEU, ROUGE-L. */
    CAPTION(new Captioning(false)),
    /** To find what an expression means: precision at IoU, cIoU where there are masks. */
    REFER(new Referring()),
    /** To say what is in a box: the measures of captions. */
    LOCATION(new Captioning(true)),
    /** To find regions and say what is in each: mean average precision over IoU and METEOR. */
    DENSE(new DenseCaptioning()),
    /** To point where the mouse was when each word of a caption was spoken: L1 distance. */
    TRACE(new Tracing());

    private final TaskRules rules;

    Task(TaskRules rules) {
        this.rules = rules;
    }

    TaskRules rules() {
        return rules;
    }

    /** Returns what the user types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the measure by which answers are ranked from worst to best. */
    public String leading() {
        return rules.leading();
    }

    /** Says whether METEOR compares what is said. */
    public boolean comparesCaptions() {
        return this != REFER && this != TRACE;
    }

    /** Says whether a lower value of {@link #leading()} is better. */
    public boolean lowerIsBetter() {
        return this == TRACE;
    }

    /**
     * Finds a task by what the user typed.
     *
     * @throws UserProblem if there is none, with those that are similar
     */
    public static Task of(String typed) {
        List<String> words = Stream.of(values()).map(Task::word).toList();
        return Stream.of(values()).filter(task -> task.word().equalsIgnoreCase(typed)).findFirst().orElseThrow(() -> {
            List<String> near = Nearest.to(typed, words);
            return UserProblem.that("does not know the task \"" + typed + "\"")
                    .line(near.isEmpty() ? "known" : "did you mean", String.join(", ", near.isEmpty() ? words : near));
        });
    }
}
