package org.pixelllm.text;

/** What is wrong with a tokenizer's file, in words that follow "found". */
final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    Damaged(String found) {
        super(found);
    }

    Damaged(String found, Throwable cause) {
        super(found, cause);
    }

    static void unless(boolean holds, String found, Object... words) throws Damaged {
        if (!holds) {
            throw new Damaged(found.formatted(words));
        }
    }
}
