package org.pixelllm.data;

/** What can be wrong with the files of a data set. */
public enum Flaw {
    NOT_JSON("row that is not JSON"),
    CUT_SHORT("file that ends too early"),
    TOO_LONG("row or text longer than any real one"),
    MISSING_FIELD("missing field"),
    UNKNOWN_FIELD("field that nothing is known of"),
    WRONG_TYPE("field that holds something else"),
    NOT_A_NUMBER("number that is NaN or infinite"),
    EMPTY_TEXT("empty caption"),
    EMPTY_BOX("box without area"),
    BOX_OUTSIDE("box outside the picture"),
    BAD_MASK("mask that cannot be drawn"),
    NO_TRACE("narrative without a mouse trace"),
    TWICE("id that appears twice"),
    UNKNOWN_PICTURE("row of a picture that the file does not list"),
    FOREIGN_PATH("picture outside the folder"),
    MISSING_PICTURE("missing picture"),
    /** Harmless: the box is used as it is. */
    BOX_REACHES_OUT("box that reaches over the picture's edge"),
    /** Harmless: such bytes are read as Latin-1. */
    NOT_UTF8("text that is not UTF-8");

    private final String words;

    Flaw(String words) {
        this.words = words;
    }

    /** Returns what it is, as in {@code 3 x missing field}. */
    public String words() {
        return words;
    }

    /** Says whether it can be read over without leaving anything out. */
    public boolean isHarmless() {
        return this == BOX_REACHES_OUT || this == NOT_UTF8;
    }
}
