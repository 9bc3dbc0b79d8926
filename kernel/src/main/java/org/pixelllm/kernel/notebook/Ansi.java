package org.pixelllm.kernel.notebook;

/** Takes the colours of a terminal out of a text. */
public final class Ansi {
    private Ansi() {}

    public static String strip(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
    }
}
