package org.pixelllm.kernel.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.pixelllm.kernel.cell.CellStopped;
import org.pixelllm.magics.spi.MagicException;
import org.pixelllm.problem.UserProblem;

/** The failures whose own words are all that the user needs to read. */
public final class Failures {
    /** Lines of a message that anybody would read. */
    static final int MOST_LINES = 20;

    private static final int LONGEST = 4000; // characters

    private Failures() {}

    /** Returns the failure for something thrown that speaks to the user itself. */
    static Optional<CellFailure> told(Throwable thrown) {
        if (thrown instanceof CellFailure failure) {
            return Optional.of(failure); // of code that the cell has evaluated
        } else if (thrown instanceof MagicException || thrown instanceof UserProblem) {
            return Optional.of(plain("Problem", thrown.getMessage()));
        } else if (thrown instanceof CellStopped stopped) {
            return Optional.of(plain(stopped.name(), stopped.getMessage()));
        } else if (thrown instanceof InterruptedException
                || thrown instanceof java.nio.channels.ClosedByInterruptException) {
            return Optional.of(interrupted());
        } else if (Memory.isShort(thrown)) {
            return Optional.of(plain("OutOfMemoryError", "there is not enough memory"));
        }
        return Optional.empty();
    }

    static CellFailure interrupted() {
        return plain("Interrupted", "the cell was stopped; variables keep their values");
    }

    /** Returns whether a cell failed for want of memory. */
    public static boolean isOutOfMemory(CellFailure failure) {
        return failure.name().equals("OutOfMemoryError");
    }

    /** Returns the failure for anything that was thrown. */
    public static CellFailure of(Throwable thrown) {
        if (thrown instanceof ExecutionException && thrown.getCause() != null) {
            return of(thrown.getCause());
        }
        return told(thrown).orElseGet(() -> plain(thrown.getClass().getSimpleName(), String.valueOf(thrown)));
    }

    private static CellFailure plain(String name, String message) {
        String text = brief(String.valueOf(message), MOST_LINES);
        String[] lines = text.split("\\R", 2);
        String rest = lines.length > 1 ? "\n" + lines[1] : "";
        return new CellFailure(name, text, List.of(red(lines[0]) + rest));
    }

    /** Cuts a text to some lines and to what fits on a screen. */
    static String brief(String text, int lines) {
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        String first = cut.lines().limit(lines).collect(Collectors.joining("\n"));
        return first.length() < text.stripTrailing().length() ? first + " ..." : first;
    }

    /** Colours text red, which stands out on dark and on light alike. */
    static String red(String text) {
        return "\u001b[31m" + text + "\u001b[0m";
    }
}
