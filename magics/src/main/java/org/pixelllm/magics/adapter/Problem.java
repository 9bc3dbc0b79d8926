package org.pixelllm.magics.adapter;

/**
 * What the user can mend, told in a notebook of another kernel.
 *
 * <p>An error, because those kernels wrap every exception of a magic in others and show all their frames; without
 * frames of its own, so that the user reads the message and little else.
 */
final class Problem extends Error {
    private static final long serialVersionUID = 1;

    Problem(String message) {
        super(message, null, false, false);
    }
}
