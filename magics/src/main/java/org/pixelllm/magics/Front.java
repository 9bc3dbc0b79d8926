package org.pixelllm.magics;

/**
 * Where the verbs are typed.
 *
 * @param program what the user types to call us
 * @param room results to show at most; more would only be scrolled over
 * @param isNotebook whether results may be pictures, and a model that is loaded unasked is worth a word
 */
record Front(String program, int room, boolean isNotebook) {
    static final Front LINE = new Front("%pixelllm", 20, true);
    static final Front CELL = new Front("%%pixelllm", 20, true);
    static final Front TERMINAL = new Front("pixelllm", Integer.MAX_VALUE, false);
}
