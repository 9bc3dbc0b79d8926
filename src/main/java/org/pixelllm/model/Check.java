package org.pixelllm.model;

import java.util.Locale;

/** Rejects nonsense in a configuration with the numbers in the message. */
public final class Check {
    private Check() {}

    /**
     * Throws unless a condition holds.
     *
     * @throws IllegalArgumentException saying {@code message} with its numbers
     */
    public static void require(boolean holds, String message, Object... numbers) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, numbers));
        }
    }
}
