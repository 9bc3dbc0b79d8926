package org.pixelllm.kernel;

import org.pixelllm.kernel.assist.Inspector;
import org.pixelllm.kernel.cell.Comms;
import org.pixelllm.kernel.cell.Hooks;
import org.pixelllm.kernel.magic.Evaluator;
import org.pixelllm.kernel.magic.Magics;
import org.pixelllm.kernel.output.Streams;
import org.pixelllm.kernel.shell.JavaShell;

/** All that needs JShell, which comes when the kernel already answers. */
final class Workbench {
    private final JavaShell shell;
    private final Magics magics;
    private final FrontEnd frontEnd;
    private final Evaluator evaluator;

    Workbench(JavaShell shell, Publisher publisher, Streams streams, Comms comms, Stdin questions) {
        this.shell = shell;
        magics = new Magics(shell);
        frontEnd = new FrontEnd(publisher, streams, this, comms, questions);
        evaluator = new Evaluator(shell, magics, frontEnd);
        Hooks.attach(frontEnd);
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

    Inspector inspector() {
        return new Inspector(shell, magics);
    }

    Evaluator evaluator() {
        return evaluator;
    }
}
