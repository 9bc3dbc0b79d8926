package org.pixelllm.kernel.shell;

/**
 * Something that a cell declares: a method, a type or a variable.
 *
 * @param source as it was written
 * @param javadoc the comment before it without its stars, empty for none
 */
public record Declared(String source, String javadoc) {

    /** Cuts a declaration out of its cell, with the comment that ends right before it. */
    static Declared of(JavaShell.Place place) {
        String before = place.java().substring(0, place.piece().offset()).stripTrailing();
        int start = before.lastIndexOf("/**");
        boolean told = start >= 0 && before.indexOf("*/", start + 3) == before.length() - 2;
        return new Declared(place.piece().text().strip(), told ? text(before.substring(start)) : "");
    }

    private static String text(String comment) {
        return comment.substring(3, comment.length() - 2).replaceAll("(?m)^[ \\t]*\\*+[ \\t]?", "").strip();
    }
}
