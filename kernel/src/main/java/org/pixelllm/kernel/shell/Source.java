package org.pixelllm.kernel.shell;

/**
 * A cell as its author sees it.
 *
 * @param count its number in the notebook, 0 for none
 * @param text what was written
 */
public record Source(int count, String text) {

    /** Returns a line of it, counted from one, empty outside. */
    String line(int number) {
        String[] lines = text.split("\\R", -1);
        return number >= 1 && number <= lines.length ? lines[number - 1] : "";
    }
}
