package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.pixelllm.weights.Blueprint.Wanted;

/** A model put together from several checkpoints; parts that none of them has begin anew. */
final class Assembly implements Tensors {
    private static final String NAME = "the checkpoints";

    private final Map<String, Wanted> wanted;
    private final Map<String, Tensors> holders = new LinkedHashMap<>(); // by name
    private final Map<String, Info> table = new LinkedHashMap<>();
    private final List<? extends Tensors> parts;
    private final long seed;

    /**
     * Joins checkpoints and takes them over.
     *
     * @param wanted what the model asks for
     * @param fresh names that may begin anew
     * @param seed of those that do
     */
    Assembly(Map<String, Wanted> wanted, List<? extends Tensors> parts, Predicate<String> fresh, long seed) {
        this.wanted = wanted;
        this.parts = parts;
        this.seed = seed;
        wanted.forEach((name, parameter) -> {
            if (fresh.test(name)) {
                table.put(name, new Info(parameter.shape(), DataType.FLOAT32));
            }
        });
        parts.forEach(part -> part.table().forEach((name, info) -> {
            holders.put(name, part);
            table.put(name, info);
        }));
    }

    /** Returns the names of the model's parameters, in its order. */
    Set<String> wanted() {
        return wanted.keySet();
    }

    /** Tells where a name comes from; "" for a fresh beginning. */
    String origin(String name) {
        return holders.containsKey(name) ? holders.get(name).name() : "";
    }

    /** Checks that all is there in its shape, and nothing is left over. */
    void check() {
        Fit fit = new Fit(table, NAME);
        wanted.forEach((name, parameter) -> fit.take(name, parameter.shape()));
        fit.finish();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Info> table() {
        return Collections.unmodifiableMap(table);
    }

    @Override
    public NDArray read(String name, NDManager manager) {
        if (holders.containsKey(name)) {
            return holders.get(name).read(name, manager);
        }
        Wanted parameter = wanted.get(name);
        return ParameterSet.drawn(manager, seed, name, parameter.init(), parameter.shape());
    }

    @Override
    public void close() {
        parts.forEach(Tensors::close);
    }
}
