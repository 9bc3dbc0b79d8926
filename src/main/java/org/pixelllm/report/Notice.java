package org.pixelllm.report;

/** Lines of text that stand out a little, for any page. */
public final class Notice {
    private Notice() {}

    /** Returns the lines as they are, at a coloured edge. */
    public static String html(String text) {
        return new Markup().add("<pre style=\"white-space:pre-wrap;overflow-wrap:anywhere;margin:.4em 0 1em;"
                + "padding:.6em .9em;border:0;border-left:3px solid #c77700;background:rgba(199,119,0,.08);"
                + "color:inherit;font-size:.85rem;line-height:1.5\">%s</pre>", text).toString();
    }
}
