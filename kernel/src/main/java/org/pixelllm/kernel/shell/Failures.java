package org.pixelllm.kernel.shell;

import java.util.List;
import java.util.Optional;
import org.pixelllm.kernel.cell.CellStopped;
import org.pixelllm.magics.spi.MagicException;
import org.pixelllm.problem.UserProblem;

/** The failures whose own words are all that the user needs to read. */
public final class Failures {
    private Failures() {}

    /** Returns the failure for something thrown that speaks to the user itself. */
    static Optional<CellFailure> told(Throwable thrown) {
        if (thrown instanceof MagicException || thrown instanceof UserProblem) {
            return Optional.of(plain("Problem", thrown.getMessage()));
        } else if (thrown instanceof CellStopped stopped) {
            return Optional.of(plain(stopped.name(), stopped.getMessage()));
        } else if (thrown instanceof InterruptedException
                || thrown instanceof java.nio.channels.ClosedByInterruptException) {
            return Optional.of(interrupted());
        } else if (thrown instanceof OutOfMemoryError) {
            return Optional.of(plain("OutOfMemoryError", "the cell needs more memory than Java has: "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB; clear variables or raise -Xmx in kernel.json"));
        }
        return Optional.empty();
    }

    static CellFailure interrupted() {
        return plain("Interrupted", "the cell was stopped; variables keep their values");
    }

    /** Returns the failure for anything that a magic threw. */
    public static CellFailure of(Throwable thrown) {
        if (thrown instanceof CellFailure failure) {
            return failure;
        }
        return told(thrown).orElseGet(() -> plain(thrown.getClass().getSimpleName(), String.valueOf(thrown)));
    }

    private static CellFailure plain(String name, String message) {
        String text = String.valueOf(message);
        String[] lines = text.split("\\R", 2);
        String rest = lines.length > 1 ? "\n" + lines[1] : "";
        return new CellFailure(name, text, List.of(red(lines[0]) + rest));
    }

    /** Colours text red, which stands out on dark and on light alike. */
    static String red(String text) {
        return "\u001b[31m" + text + "\u001b[0m";
    }
}
