package org.pixelllm.magics.adapter;

import java.io.PrintStream;
import jdk.jshell.JShell;
import org.pixelllm.magics.spi.Bundle;

/** What differs between the kernels that can host our magics. */
interface Bridge {
    /** Shows a bundle below the running cell, under an id of our own. */
    void display(String id, Bundle bundle);

    /** Replaces what was shown under an id. */
    void update(String id, Bundle bundle);

    /** Returns the value of a variable that the notebook declares. */
    Object evaluate(String variable) throws Exception;

    /** Returns the shell that runs the notebook. */
    JShell shell() throws ReflectiveOperationException;

    /** Returns the running cell as it was typed, or nothing where the kernel does not tell. */
    String cell();

    /** Returns where remarks go. */
    default PrintStream out() {
        return System.out;
    }

    /** Returns where warnings go. */
    default PrintStream err() {
        return System.err;
    }
}
