package org.pixelllm.weights;

/** What is wrong with a file, in words that follow "found". */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String found) {
        super(found);
    }

    Malformed(String found, Throwable cause) {
        super(found, cause);
    }
}
