package org.pixelllm.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that the user can mend, in the words that the user reads.
 *
 * <pre>
 * throw UserProblem.that("could not find the picture \"cat.jpg\"")
 *         .line("looked in", "the folder of this notebook")
 *         .line("did you mean", "cats.jpg")
 *         .line("try", "pixelllm caption cats.jpg");
 * </pre>
 *
 * <p>At most four lines: what failed, what was seen, the nearest thing that works, where to read on. The front end
 * puts its own name ({@code %pixelllm} or {@code pixelllm}) before the first line.
 */
public final class UserProblem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LABEL_WIDTH = 14;
    private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String failed;
    private final ArrayList<String> lines = new ArrayList<>();

    private UserProblem(String failed) {
        this.failed = oneLine(failed);
    }

    /** Starts a problem; the sentence goes on after the program's name and has no full stop. */
    public static UserProblem that(String failed) {
        return new UserProblem(failed);
    }

    /** Adds a line such as {@code looked in     the folder of this notebook}. */
    public UserProblem line(String label, String text) {
        lines.add("  " + label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length())) + oneLine(text));
        return this;
    }

    /** A file's name or a library's message may hold line ends, or characters that move a terminal's cursor. */
    private static String oneLine(String text) {
        return CONTROL.matcher(LINE_END.matcher(text.strip()).replaceAll(" ")).replaceAll("?");
    }

    /** Keeps what went wrong underneath, for {@code why}. */
    public UserProblem because(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Returns the whole text, first line beginning with the program's name. */
    public String tell(String program) {
        List<String> all = new ArrayList<>();
        all.add(program + " " + failed + ".");
        all.addAll(lines);
        return String.join("\n", all);
    }

    @Override
    public String getMessage() { return tell("pixelllm"); }
}
