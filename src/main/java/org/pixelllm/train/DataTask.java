package org.pixelllm.train;

import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;

/** What people's data can teach. */
public enum DataTask {
    /** The whole picture in words; each points where the data tells its place. */
    @SerializedName("caption")
    CAPTION,
    /** What is in a box in words, of which the last points at the box. */
    @SerializedName("location")
    LOCATION,
    /** The box that an expression means. */
    @SerializedName("refer")
    REFER,
    /** As {@link #REFER}, and the pixels where the data tell them; needs a mask decoder. */
    @SerializedName("mask")
    MASK,
    /** All regions of a picture, found and put into words by itself; needs a box decoder. */
    @SerializedName("dense")
    DENSE;

    /** Returns what the user types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns this task, or the one that comes nearest where a model lacks the decoder for it. */
    DataTask possible(ModelConfig model) {
        return switch (this) {
            case MASK -> model.masks().isPresent() ? MASK : REFER;
            case DENSE -> model.regions().isPresent() ? DENSE : LOCATION;
            case CAPTION, LOCATION, REFER -> this;
        };
    }

    @Override
    public String toString() {
        return word(); // also what JSON has as a key
    }

    /**
     * Reads a list such as {@code caption,refer}.
     *
     * @throws UserProblem naming what is no task
     */
    public static List<DataTask> list(String typed) {
        List<DataTask> tasks = new ArrayList<>();
        for (String word : typed.split(",", -1)) {
            DataTask task = of(word.strip());
            if (!tasks.contains(task)) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    private static DataTask of(String typed) {
        List<String> words = Stream.of(values()).map(DataTask::word).toList();
        return Stream.of(values()).filter(task -> task.word().equalsIgnoreCase(typed)).findFirst()
                .orElseThrow(() -> UserProblem.that("does not know the task \"" + typed + "\"")
                        .line("known", String.join(", ", words))
                        .line("try", "--tasks " + Nearest.to(typed, words).stream().findFirst()
                                .orElse(String.join(",", words))));
    }
}
