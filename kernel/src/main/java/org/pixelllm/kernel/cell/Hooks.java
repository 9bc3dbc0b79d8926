package org.pixelllm.kernel.cell;

import java.util.Objects;

/**
 * What the kernel's rewriting puts into the code of cells: calls of magics, the check that lets an interrupt end a
 * loop, and what stands in for {@code System.exit}. Users never write these.
 */
public final class Hooks {
    // static, because the code of cells is: one process is one notebook
    private static volatile CellHost host;
    private static volatile Thread stopping;

    private Hooks() {}

    /** Ties the code of cells to its kernel. */
    public static void attach(CellHost kernel) {
        host = kernel;
    }

    static CellHost host() {
        return Objects.requireNonNull(host, "no kernel runs in this process");
    }

    /** Makes the code of cells on a thread, and on those of parallel streams, stop at its next loop or call. */
    public static void stop(Thread thread) {
        stopping = thread;
    }

    /** Lets code run again. */
    public static void go() {
        stopping = null;
    }

    /** Called before every backward jump and on entry to every method of a cell. */
    public static void check() {
        if (stopping != null) {
            checkThread();
        }
    }

    private static void checkThread() {
        Thread now = Thread.currentThread();
        if (now == stopping || now instanceof java.util.concurrent.ForkJoinWorkerThread) {
            throw CellStopped.interrupted();
        }
    }

    /** Stands in for {@link System#exit}. */
    public static void exit(int status) {
        throw CellStopped.exit(status);
    }

    /** Stands in for {@link Runtime#exit} and {@link Runtime#halt}. */
    public static void exit(Runtime runtime, int status) {
        throw CellStopped.exit(status);
    }

    /** Runs a magic whose value is wanted, as the type on the left of the equals sign says. */
    @SuppressWarnings("unchecked") // the compiler adds the cast to the declared type at the call
    public static <T> T value(String name, String arguments) throws Exception {
        return (T) host().magic(name, arguments);
    }

    /** Runs a magic as a statement. */
    public static void run(String name, String arguments) throws Exception {
        host().magic(name, arguments);
    }

    /** Hands over a value that was made before its variable was compiled. */
    public static Object held() {
        return host().takeHeld();
    }
}
