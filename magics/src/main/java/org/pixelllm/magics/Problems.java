package org.pixelllm.magics;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.pixelllm.magics.spi.MagicException;
import org.pixelllm.problem.UserProblem;

/** Words what went wrong, and remembers the last of it for {@code why}. */
final class Problems {
    private String details = "Nothing has gone wrong so far.";

    /** Returns the details of the last problem, its stack trace included. */
    synchronized String details() {
        return details;
    }

    /** Returns what the user reads, and keeps the rest for later. */
    synchronized MagicException tell(String program, Throwable problem) {
        MagicException told = problem instanceof MagicException magic
                ? magic
                : new MagicException(words(program, problem), problem);
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        details = told.getMessage() + "\n\n" + trace;
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

    /** The fourth line says where to read on; a problem that has four lines says so itself. */
    private static String pointed(UserProblem problem, String program) {
        String text = problem.tell(program);
        return text.lines().count() < 4 ? problem.line("details", program + " why").tell(program) : text;
    }

    private static String seen(Throwable problem) {
        String message = problem.getMessage() == null ? "" : ": " + problem.getMessage().lines().findFirst().orElse("");
        return problem.getClass().getSimpleName() + message;
    }
}
