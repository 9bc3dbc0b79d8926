package org.pixelllm.report;

/** How large a picture is when it becomes part of a document. */
public enum Detail {
    /** Of many on a page: at most 700 pixels. */
    SMALL(700),
    /** As large as a page shows it on a dense screen: at most 1400 pixels. */
    SCREEN(1400),
    /** Every pixel. */
    FULL(Integer.MAX_VALUE);

    private final int longest;

    Detail(int longest) {
        this.longest = longest;
    }

    /** Returns the most pixels of the longer side. */
    int longest() {
        return longest;
    }
}
