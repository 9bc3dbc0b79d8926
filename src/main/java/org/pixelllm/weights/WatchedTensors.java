package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** Tensors that tell when they are read. */
final class WatchedTensors implements Tensors {
    private final Tensors tensors;
    private final int count;
    private final ImportWatcher watcher;
    private int read;

    WatchedTensors(Tensors tensors, int count, ImportWatcher watcher) {
        this.tensors = tensors;
        this.count = count;
        this.watcher = watcher;
    }

    @Override
    public String name() {
        return tensors.name();
    }

    @Override
    public Map<String, Info> table() {
        return tensors.table();
    }

    @Override
    public NDArray read(String name, NDManager manager) {
        watcher.at(++read, count);
        return tensors.read(name, manager);
    }

    @Override
    public void close() {
        tensors.close();
    }
}
