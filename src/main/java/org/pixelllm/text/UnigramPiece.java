package org.pixelllm.text;

/**
 * One entry of a SentencePiece model.
 *
 * @param text with spaces written as {@code U+2581}
 * @param score logarithm of its probability
 * @param kind what it is for
 */
record UnigramPiece(String text, float score, Kind kind) {
    /** What a piece is for, in the order of the file format's numbers, from 1. */
    enum Kind {
        NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
