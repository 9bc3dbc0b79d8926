package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tensors in memory, each handed over when it is asked for. */
final class HeldTensors implements Tensors {
    private final String name;
    private final Map<String, NDArray> held;
    private final Map<String, Info> table = new LinkedHashMap<>();

    HeldTensors(String name, Map<String, NDArray> held) {
        this.name = name;
        this.held = held;
        held.forEach((each, array) -> table.put(each, new Info(array.getShape(), array.getDataType())));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Info> table() {
        return Collections.unmodifiableMap(table);
    }

    @Override
    public NDArray read(String tensor, NDManager manager) {
        NDArray array = held.get(tensor);
        array.attach(manager);
        return array;
    }

    @Override
    public void close() {
        // whoever read them owns them
    }
}
