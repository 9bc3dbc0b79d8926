package org.pixelllm.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import org.pixelllm.problem.UserProblem;

/** Starts the tensor engine: PyTorch through DJL, never downloading anything. */
public final class Torch {
    private static final String OFFLINE = "ai.djl.offline";

    private Torch() {}

    /**
     * Opens a manager that owns tensors until it is closed.
     *
     * @throws UserProblem if PyTorch's native libraries are missing or do not run here
     */
    public static NDManager open() {
        if (System.getProperty(OFFLINE) == null) {
            System.setProperty(OFFLINE, "true");
        }
        try {
            return NDManager.newBaseManager("PyTorch");
        } catch (EngineException | IllegalArgumentException | LinkageError e) {
            throw UserProblem.that("could not start PyTorch")
                    .line("on", System.getProperty("os.name") + ", " + System.getProperty("os.arch"))
                    .line("it says", String.valueOf(e.getMessage()))
                    .line("try", "a 64-bit Linux (glibc 2.29 or newer), Windows or macOS on Apple silicon").because(e);
        }
    }
}
