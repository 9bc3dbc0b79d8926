package org.pixelllm.nn;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.pixelllm.problem.UserProblem;

/** What computes. */
public enum Processor {
    CPU, GPU;

    /**
     * Reads what a user types, {@code cpu} or {@code gpu}.
     *
     * @throws UserProblem if it is neither
     */
    public static Processor of(String typed) {
        List<String> words = Stream.of(values()).map(Processor::word).toList();
        return Stream.of(values()).filter(processor -> processor.word().equalsIgnoreCase(typed)).findFirst()
                .orElseThrow(() -> UserProblem.that("does not know the device \"" + typed + "\"")
                        .line("known", String.join(", ", words)).line("try", "--device cpu"));
    }

    /** Returns what the user types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
