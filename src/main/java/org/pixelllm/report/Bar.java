package org.pixelllm.report;

/** A line that tells how far long work has come, for any page. */
public final class Bar {
    private Bar() {}

    /** Returns a bar with a text beside it. */
    public static String html(String text, int done, int total) {
        return new Markup().add("<progress value=\"%s\" max=\"%s\"></progress> %s", done, total, text).toString();
    }
}
