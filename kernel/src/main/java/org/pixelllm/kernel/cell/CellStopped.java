package org.pixelllm.kernel.cell;

/**
 * Ends a cell that was told to end: an interrupt, or its own call of {@code System.exit}.
 *
 * <p>An error, so that a cell's {@code catch (Exception e)} does not swallow it.
 */
public final class CellStopped extends Error {
    private static final long serialVersionUID = 1;

    private final String name;

    private CellStopped(String name, String message) {
        super(message, null, false, false);
        this.name = name;
    }

    /** Returns what an interrupt throws inside a cell. */
    public static CellStopped interrupted() {
        return new CellStopped("Interrupted", "the cell was stopped; variables keep their values");
    }

    static CellStopped exit(int status) {
        return new CellStopped("Exit", "the cell called exit(" + status
                + "), which would end the notebook's Java; it was not done (restart the kernel instead)");
    }

    /** Returns the short name that front ends show. */
    public String name() {
        return name;
    }
}
