package org.pixelllm.kernel.cell;

import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic;

/** What the functions that a cell may call ask of the kernel. */
public interface CellHost extends Host {
    /** Runs {@code %name arguments} and returns its value. */
    Object magic(String name, String arguments) throws Exception;

    /** Runs {@code %%name arguments} over a body and returns its value. */
    Object cellMagic(String name, String arguments, String body) throws Exception;

    /** Runs a cell's worth of code and returns its value, null for none. */
    Object evaluate(String code) throws Exception;

    /** Adds a magic, in place of one of the same name. */
    void register(Magic magic);

    /** Asks the user for a line. */
    String ask(String prompt);

    /** Asks the user for a line that nobody else should see. */
    String askSecret(String prompt);

    /** Returns the forms in which a value is shown, only the MIME types asked for where any are. */
    Bundle render(Object value, String... mimeTypes);

    /** Shows a bundle that {@link #update} can reach by an id of the caller's choice. */
    void display(String id, Bundle bundle);

    /** Clears what the cell has shown, at once or when the next thing is shown. */
    void clear(boolean wait);

    /** Takes the value that waits to become a variable. */
    Object takeHeld();

    /** Returns the notebook's open conversations. */
    Comms comms();

    /** Returns what {@code getKernelInstance()} returns. */
    JavaKernel kernel();
}
