package org.pixelllm.report;

/** How large a picture is when it becomes part of a document. */
public enum Detail {
    /** Of many on a page: at most 700 pixels. */
    SMALL(700, 0.75f),
    /** As large as a page shows it on a dense screen: at most 1400 pixels. */
    SCREEN(1400, 0.9f),
    /** Every pixel. */
    FULL(Integer.MAX_VALUE, 0.95f);

    private final int longest;
    private final float quality;

    Detail(int longest, float quality) {
        this.longest = longest;
        this.quality = quality;
    }

    /** Returns the most pixels of the longer side. */
    int longest() {
        return longest;
    }

    /** Returns how finely a photograph is kept, 0 to 1. */
    float quality() {
        return quality;
    }
}
