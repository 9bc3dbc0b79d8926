package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;

/** Picks parameters by name. */
final class Names {
    private Names() {}

    /** Returns the parameters whose name starts so, in their order. */
    static Map<String, NDArray> under(Map<String, NDArray> parameters, String prefix) {
        Map<String, NDArray> some = new LinkedHashMap<>();
        parameters.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                some.put(name, array);
            }
        });
        return some;
    }

    /** Returns all the others. */
    static Map<String, NDArray> notUnder(Map<String, NDArray> parameters, String prefix) {
        Map<String, NDArray> others = new LinkedHashMap<>(parameters);
        others.keySet().removeIf(name -> name.startsWith(prefix));
        return others;
    }
}
