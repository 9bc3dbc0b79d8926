package org.pixelllm.eval.task;

import java.util.List;
import java.util.Set;
import org.pixelllm.PixelLlm;
import org.pixelllm.data.Example;
import org.pixelllm.data.Format;
import org.pixelllm.eval.caption.ParaphraseTable;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;

/** What is asked in a task, and how answers are judged. */
interface TaskRules {
    /** Returns what is asked about an example; nothing where it lacks what the task needs. */
    List<Question> questions(Example example, QuestionIds ids);

    /** Says what a data set must have for this task, such as {@code expressions with boxes}. */
    String needs();

    /** Returns the formats that can hold it. */
    Set<Format> formats();

    /** Returns the measure by which answers are ranked. */
    String leading();

    /**
     * Refuses a model that cannot do the task at all.
     *
     * @throws UserProblem in words of the task
     */
    default void check(PixelLlm model) {}

    /**
     * Asks a model.
     *
     * @throws UserProblem if the model cannot take this question
     */
    Prediction ask(PixelLlm model, Picture picture, Question question, int beams);

    /** Reads a prediction that was written as JSON. */
    Prediction read(String id, Fields json);

    /**
     * Returns a fresh judge.
     *
     * @param paraphrases for tasks whose captions METEOR compares
     */
    Judge judge(ParaphraseTable paraphrases);
}
