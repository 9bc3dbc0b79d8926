package org.pixelllm.model;

import java.util.Locale;

/** Rejects nonsense in a configuration with the numbers in the message. */
final class Check {
    private Check() {}

    static void require(boolean holds, String message, Object... numbers) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, numbers));
        }
    }
}
