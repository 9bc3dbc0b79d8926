package org.pixelllm.nn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.pixelllm.problem.UserProblem;

/** Starts the tensor engine: PyTorch through DJL, never downloading anything unless told to. */
public final class Torch {
    private static final String ENGINE = "PyTorch";
    private static final String OFFLINE = "ai.djl.offline";
    private static final Script COPY = new Script("torch.copy_(target, source, False)", "source", "target");

    private Torch() {}

    /**
     * Opens a manager that owns tensors until it is closed.
     *
     * @throws UserProblem if PyTorch's native libraries are missing or do not run here
     */
    public static NDManager open() {
        return open(Processor.CPU);
    }

    /**
     * Opens a manager whose tensors one kind of processor computes.
     *
     * @throws UserProblem as {@link #open()} does, and if a GPU is wanted that this PyTorch does not find
     */
    public static NDManager open(Processor processor) {
        if (System.getProperty(OFFLINE) == null) {
            System.setProperty(OFFLINE, "true");
        }
        try {
            return NDManager.newBaseManager(device(processor), ENGINE);
        } catch (EngineException | IllegalArgumentException | LinkageError e) {
            throw UserProblem.that("could not start PyTorch")
                    .line("on", System.getProperty("os.name") + ", " + System.getProperty("os.arch"))
                    .line("it says", String.valueOf(e.getMessage()))
                    .line("try", "a 64-bit Linux (glibc 2.29 or newer), Windows or macOS on Apple silicon").because(e);
        }
    }

    /** Overwrites numbers, as {@code copyTo} does, of which PyTorch warns the user that it is deprecated. */
    public static void copy(NDArray source, NDArray target) {
        COPY.apply(source, target).close();
    }

    private static Device device(Processor processor) {
        if (processor == Processor.CPU) {
            return Device.cpu();
        }
        Engine engine = Engine.getEngine(ENGINE);
        if (engine.getGpuCount() == 0) {
            throw UserProblem.that("cannot compute on a GPU here")
                    .line("found", "PyTorch " + engine.getVersion() + ", which sees no CUDA device")
                    .line("needs", "an NVIDIA card, its driver, and PyTorch's CUDA 12.8 libraries: set "
                            + "PYTORCH_LIBRARY_PATH to their folder, or build with the Maven profile gpu")
                    .line("try", "--device cpu");
        }
        return Device.gpu();
    }
}
