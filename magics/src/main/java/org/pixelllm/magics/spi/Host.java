package org.pixelllm.magics.spi;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** What a magic may ask of the kernel that runs it. */
public interface Host {
    /** Shows a bundle below the cell and returns the display's id, for {@link #update}. */
    String display(Bundle bundle);

    /** Replaces what an earlier {@link #display} showed. */
    void update(String displayId, Bundle bundle);

    /** Returns the value of a variable of the notebook. */
    Optional<Object> variable(String name);

    /** Returns the names of the notebook's variables, for completion. */
    Iterable<String> variables();

    /**
     * Evaluates an expression in the notebook's language.
     *
     * @return its value, {@code null} for none
     * @throws UnsupportedOperationException if the kernel offers no way to
     * @throws Exception what the expression throws, or why it is none; the message is for its author
     */
    default Object evaluate(String expression) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Returns the way to talk with widgets, if the kernel has one; whether the front end answers, it does not know. */
    default Optional<Conversations> conversations() {
        return Optional.empty();
    }

    /** Returns the folder against which relative paths are resolved. */
    Path directory();

    PrintStream out();

    PrintStream err();
}
