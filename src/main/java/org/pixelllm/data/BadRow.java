package org.pixelllm.data;

/** A part of a row that cannot be used, and why. */
final class BadRow extends Exception {
    private static final long serialVersionUID = 1;

    private final Flaw flaw;
    private final transient Position at;

    BadRow(Flaw flaw, Position at, String seen) {
        super(seen);
        this.flaw = flaw;
        this.at = at;
    }

    Flaw flaw() {
        return flaw;
    }

    Position at() {
        return at;
    }
}
