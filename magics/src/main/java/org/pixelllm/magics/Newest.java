package org.pixelllm.magics;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Works on what was handed in last, on a thread of its own; what is overtaken before its turn is dropped. */
final class Newest<T> implements AutoCloseable {
    private static final int PATIENCE = 10; // seconds after which an idle thread ends

    private final AtomicReference<T> waiting = new AtomicReference<>();
    private final ThreadPoolExecutor thread;
    private final Consumer<T> work;

    Newest(String name, Consumer<T> work) {
        this.work = work;
        thread = new ThreadPoolExecutor(1, 1, PATIENCE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), run -> {
            Thread made = new Thread(run, name);
            made.setDaemon(true);
            return made;
        }, new ThreadPoolExecutor.DiscardPolicy());
        thread.allowCoreThreadTimeOut(true);
    }

    void take(T item) {
        if (waiting.getAndSet(item) == null) {
            thread.execute(() -> work.accept(waiting.getAndSet(null)));
        }
    }

    /** Lets what runs come to its end, and begins nothing more. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
