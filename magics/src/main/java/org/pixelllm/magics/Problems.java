package org.pixelllm.magics;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pixelllm.magics.spi.MagicException;
import org.pixelllm.problem.UserProblem;

/** Words what went wrong, and remembers the last of it for {@code why}. */
final class Problems {
    private static final String NONE = "Nothing has gone wrong so far.";

    private final Optional<Path> file;
    private String details = "";

    /**
     * Remembers the last problem.
     *
     * @param file where to keep it for the next run of the program, if that is wanted
     */
    Problems(Optional<Path> file) {
        this.file = file;
    }

    /** Returns the details of the last problem, its stack trace included. */
    synchronized String details() {
        try {
            return !details.isEmpty() ? details : file.isPresent() ? Files.readString(file.get()) : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }

    /** Says whether anything has gone wrong that {@code why} could tell. */
    synchronized boolean hasAny() {
        return !details().equals(NONE);
    }

    private void keep() {
        try {
            if (file.isPresent()) {
                Files.createDirectories(file.get().getParent());
                Files.writeString(file.get(), details);
            }
        } catch (IOException e) {
            details += "\n(not kept: " + e + ")"; // telling matters more than keeping
        }
    }

    /** Returns what the user reads, and keeps the rest for later. */
    synchronized MagicException tell(String program, Throwable problem) {
        MagicException told = problem instanceof MagicException magic
                ? magic
                : new MagicException(words(program, problem), problem);
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        details = trace.toString().contains(told.getMessage()) ? trace.toString() : told.getMessage() + "\n\n" + trace;
        keep();
        return told;
    }

    /** Says whether the user can mend it; otherwise it is our fault. */
    static boolean isUsers(Throwable problem) {
        return problem instanceof UserProblem || problem instanceof MagicException;
    }

    private static String words(String program, Throwable problem) {
        if (problem instanceof UserProblem user) {
            return pointed(user, program);
        }
        if (problem instanceof OutOfMemoryError) {
            return UserProblem.that("ran out of memory")
                    .line("had", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB for Java")
                    .line("try", "a smaller picture, or give Java more with the environment variable "
                            + "JAVA_TOOL_OPTIONS=-Xmx4g")
                    .tell(program);
        }
        return UserProblem.that("failed, and it is our fault, not yours").line("seen", seen(problem))
                .line("try", "the same again; what was loaded is still there")
                .line("report", "the text of " + program + " why, in an issue of the project").tell(program);
    }

    /** The last lines say where to read on; a problem that has four lines says so itself. */
    private static String pointed(UserProblem problem, String program) {
        long lines = problem.tell(program).lines().count();
        if (lines < 3) {
            problem.line("help", program + " help");
        }
        return lines < 4 ? problem.line("details", program + " why").tell(program) : problem.tell(program);
    }

    private static String seen(Throwable problem) {
        String message = problem.getMessage() == null ? "" : ": " + problem.getMessage().lines().findFirst().orElse("");
        return problem.getClass().getSimpleName() + message;
    }
}
