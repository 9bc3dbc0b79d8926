package org.pixelllm.kernel.assist;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that only asks what something is, as people write it in other kernels: {@code Math.max?} or {@code ?Math.max}.
 *
 * @param word what it asks about, such as a method with its class, or a magic
 * @param detailed whether it asks with two question marks
 */
public record Question(String word, boolean detailed) {
    private static final Pattern CELL = Pattern
            .compile("\\s*(?:(\\?\\??)\\s*(%{0,2}[\\w$.]+)|(%{0,2}[\\w$.]+)\\s*(\\?\\??))\\s*");

    /** Returns the question that a cell is, or nothing where it is code. */
    public static Optional<Question> of(String cell) {
        Matcher question = CELL.matcher(cell.length() < 1000 ? cell : "");
        if (!question.matches()) {
            return Optional.empty();
        }
        boolean before = question.group(1) != null;
        return Optional
                .of(new Question(question.group(before ? 2 : 3), question.group(before ? 1 : 4).length() > 1));
    }
}
