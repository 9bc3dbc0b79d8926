package org.pixelllm.kernel.cell;

import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;

/** What the functions that a cell may call ask of the kernel. */
public interface CellHost extends Host {
    /** Runs {@code %name arguments} and returns its value. */
    Object magic(String name, String arguments) throws Exception;

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
    Object kernel();
}
