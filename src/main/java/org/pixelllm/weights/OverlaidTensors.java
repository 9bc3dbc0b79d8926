package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tensors of which some are taken from another file. */
final class OverlaidTensors implements Tensors {
    private final Tensors below;
    private final Tensors above;
    private final Map<String, Info> table = new LinkedHashMap<>();

    OverlaidTensors(Tensors below, Tensors above) {
        this.below = below;
        this.above = above;
        table.putAll(below.table());
        table.putAll(above.table());
    }

    @Override
    public String name() {
        return above.name() + " on " + below.name();
    }

    @Override
    public Map<String, Info> table() {
        return Collections.unmodifiableMap(table);
    }

    @Override
    public NDArray read(String name, NDManager manager) {
        return (above.table().containsKey(name) ? above : below).read(name, manager);
    }

    @Override
    public void close() {
        below.close();
        above.close();
    }
}
