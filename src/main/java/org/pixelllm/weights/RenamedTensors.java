package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.pixelllm.weights.NameTable.Target;

/**
 * A public library's tensors under our names and in our layout.
 *
 * <p>What the table does not know keeps its name, so that it is listed when it is left over.
 */
final class RenamedTensors implements Tensors {
    private final Tensors library;
    private final Map<String, Origin> origins = new LinkedHashMap<>(); // by our name
    private final Map<String, Info> table = new LinkedHashMap<>();
    private final List<String> unused = new ArrayList<>();

    /** Where one of our tensors comes from. */
    private record Origin(String there, Target target, Optional<String> plus) {}

    private RenamedTensors(Tensors library) {
        this.library = library;
    }

    /** Takes the library's tensors over. */
    static RenamedTensors of(Tensors library, NameTable names) {
        RenamedTensors renamed = new RenamedTensors(library);
        Map<String, String> full = new HashMap<>(); // by bare name
        library.table().keySet().forEach(name -> full.put(names.bare(name), name));
        library.table().forEach((there, info) -> {
            String bare = names.bare(there);
            Optional<Target> target = names.target(bare);
            if (target.isPresent()) {
                renamed.offer(new Origin(there, target.get(), Optional.ofNullable(full.get(target.get().plus()))));
            } else if (names.ignores(bare)) {
                renamed.unused.add(there);
            } else {
                renamed.table.put(there, info);
            }
        });
        renamed.origins.forEach((name, origin) -> renamed.table.put(name, renamed.info(origin)));
        return renamed;
    }

    private void offer(Origin origin) {
        Origin other = origins.get(origin.target.name());
        boolean better = other == null || origin.target.rank() < other.target.rank();
        if (better && other != null) {
            unused.add(other.there);
        }
        if (!better) {
            unused.add(origin.there);
        } else if (origin.target.plus().isEmpty() || origin.plus.isPresent()) {
            origins.put(origin.target.name(), origin);
        } // else it is missing, and will be listed so
    }

    private Info info(Origin origin) {
        Info there = library.table().get(origin.there);
        return new Info(origin.target.layout().shape(there.shape()), there.type());
    }

    /** Leaves out what a model does not need; the rule is told our names. */
    void leaveOut(Predicate<String> unneeded) {
        List<String> names = table.keySet().stream().filter(origins::containsKey).filter(unneeded).toList();
        names.forEach(name -> unused.add(origins.remove(name).there));
        table.keySet().removeAll(names);
    }

    /** Returns the library's names that have no place here. */
    List<String> unused() {
        return Collections.unmodifiableList(unused);
    }

    @Override
    public String name() {
        return library.name();
    }

    @Override
    public Map<String, Info> table() {
        return Collections.unmodifiableMap(table);
    }

    @Override
    public NDArray read(String name, NDManager manager) {
        Origin origin = origins.get(name);
        if (origin == null) {
            return library.read(name, manager);
        }
        NDArray array = origin.target.layout().apply(library.read(origin.there, manager));
        origin.plus.ifPresent(plus -> addFirstRow(array, plus, manager));
        return array;
    }

    private void addFirstRow(NDArray array, String plus, NDManager manager) {
        try (NDArray rows = library.read(plus, manager); NDArray row = rows.get(0)) {
            array.addi(row);
        }
    }

    @Override
    public void close() {
        library.close();
    }
}
