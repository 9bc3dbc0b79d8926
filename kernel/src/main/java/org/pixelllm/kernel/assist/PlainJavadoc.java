package org.pixelllm.kernel.assist;

/** Turns a javadoc comment into text to read. */
final class PlainJavadoc {
    private PlainJavadoc() {}

    /** Returns the comment without its markup: all of it, or its first paragraph. */
    static String of(String javadoc, boolean all) {
        String text = javadoc.replaceAll("\\{@\\w+\\s+([^}]*)\\}", "$1")
                .replaceAll("(?i)</?(p|ul|ol|li|pre|h\\d)[^>]*>",
                        "\n")
                .replaceAll("<[^>]*>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ")
                .replace("&amp;", "&").replaceAll("[ \\t]+", " ").replaceAll("(\\n ?){2,}", "\n\n").strip();
        int end = text.indexOf("\n\n");
        return all || end < 0 ? text : text.substring(0, end);
    }
}
