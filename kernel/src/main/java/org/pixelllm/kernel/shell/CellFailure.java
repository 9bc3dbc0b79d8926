package org.pixelllm.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/** Why a cell ended before its end, in the words that its author reads. */
public final class CellFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String name;
    private final ArrayList<String> traceback;

    /**
     * Describes a failure.
     *
     * @param name its kind in a word, such as {@code ArithmeticException}
     * @param message what happened, in a line
     * @param traceback all that is shown, line by line
     */
    public CellFailure(String name, String message, List<String> traceback) {
        super(message);
        this.name = name;
        this.traceback = new ArrayList<>(traceback);
    }

    public String name() {
        return name;
    }

    public List<String> traceback() {
        return List.copyOf(traceback);
    }
}
