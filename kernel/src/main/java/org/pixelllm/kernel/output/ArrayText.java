package org.pixelllm.kernel.output;

import java.lang.reflect.Array;

/** Writes an array as a list of its items, as far as anybody would read. */
final class ArrayText {
    private static final int ENOUGH = 20_000; // characters
    private static final int DEEPEST = 32;

    private final StringBuilder text = new StringBuilder();

    private ArrayText() {}

    static String of(Object array) {
        ArrayText all = new ArrayText();
        all.append(array, 0);
        return all.text.toString();
    }

    private void append(Object value, int depth) {
        if (value == null || !value.getClass().isArray() || depth == DEEPEST) {
            text.append(value);
            return;
        }
        int length = Array.getLength(value);
        text.append('[');
        for (int i = 0; i < length; i++) {
            if (text.length() > ENOUGH) {
                text.append("... (").append(length).append(" in all)");
                break;
            }
            append(Array.get(value, i), depth + 1);
            text.append(i + 1 < length ? ", " : "");
        }
        text.append(']');
    }
}
