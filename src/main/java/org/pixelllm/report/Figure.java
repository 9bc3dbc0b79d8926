package org.pixelllm.report;

/** Something to look at, in the forms that notebooks, pages and terminals show. */
public interface Figure {
    /** Returns what can be said without a picture. */
    String text();

    /** Returns self-contained HTML for any page, without any request to a network. */
    String html(Detail detail);

    /** Returns the same as a PNG file on white. */
    byte[] png();
}
