package org.pixelllm.kernel.shell;

import java.util.concurrent.locks.ReentrantLock;
import org.pixelllm.kernel.cell.Hooks;

/**
 * Stands between the user's code and the compiler: while a cell's code runs, others may use the compiler and an
 * interrupt reaches the code; while the compiler works for the cell, neither.
 *
 * <p>An interrupt inside the compiler would close the jars that it reads, for good.
 */
final class Gate {
    private final ReentrantLock compiler = new ReentrantLock();
    private Thread runner;      // whose cell runs, null for none
    private int depth;          // how many entries into user code are open
    private boolean stopped;    // the running cell was told to stop

    /** The lock that whoever uses JShell's compiler holds. */
    ReentrantLock compiler() {
        return compiler;
    }

    synchronized void beginCell() {
        runner = Thread.currentThread();
        stopped = false;
    }

    /** Waits until no cell runs. */
    synchronized void awaitPause() throws InterruptedException {
        while (runner != null) {
            wait();
        }
    }

    synchronized void endCell() {
        runner = null;
        notifyAll();
        stopped = false;
        Hooks.go();
        Thread.interrupted();
    }

    /** Tells the running cell to stop; returns whether one runs. */
    synchronized boolean stop() {
        if (runner == null) {
            return false;
        }
        stopped = true;
        Hooks.stop(runner);
        if (depth > 0) {
            runner.interrupt();
        }
        return true;
    }

    synchronized boolean isStopped() { return stopped; }

    /** What runs between {@link #enter} and {@link #leave} is the user's. */
    void enter() {
        synchronized (this) {
            depth++;
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void leave() {
        synchronized (this) {
            depth--;
            Thread.interrupted();
        }
    }
}
