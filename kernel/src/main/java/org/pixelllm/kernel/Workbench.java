package org.pixelllm.kernel;

import org.pixelllm.kernel.cell.Hooks;
import org.pixelllm.kernel.magic.Evaluator;
import org.pixelllm.kernel.magic.Magics;
import org.pixelllm.kernel.output.Streams;
import org.pixelllm.kernel.shell.CellFailure;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.kernel.shell.Source;

/** All that needs JShell: made in the background while the kernel already answers. */
final class Workbench {
    private final JavaShell shell = new JavaShell();
    private final Magics magics = new Magics(shell);
    private final FrontEnd frontEnd;
    private final Evaluator evaluator;

    Workbench(Publisher publisher, Streams streams, Object kernel) {
        frontEnd = new FrontEnd(publisher, streams, this, kernel);
        evaluator = new Evaluator(shell, magics, frontEnd);
        Hooks.attach(frontEnd);
    }

    /** Runs every kind of code path once, so that the first cell does not pay for it. */
    void warm() {
        try {
            shell.run("{ }", 1, new Source(0, ""));
        } catch (CellFailure e) {
            throw new IllegalStateException("an empty block did not run", e);
        }
    }

    JavaShell shell() {
        return shell;
    }

    Magics magics() {
        return magics;
    }

    FrontEnd frontEnd() {
        return frontEnd;
    }

    Evaluator evaluator() {
        return evaluator;
    }
}
