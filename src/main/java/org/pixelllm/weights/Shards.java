package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pixelllm.problem.UserProblem;

/** Several safetensors files that an index joins to one model, as Hugging Face stores large ones. */
final class Shards implements Tensors {
    private static final int SHOWN = 12;

    private final Path index;
    private final Map<String, SafetensorsFile> open = new LinkedHashMap<>(); // by file
    private final Map<String, SafetensorsFile> holder = new LinkedHashMap<>(); // by tensor
    private final Map<String, Info> table = new LinkedHashMap<>();

    private Shards(Path index) {
        this.index = index;
    }

    /**
     * Opens all files that an index names, and reads their headers.
     *
     * @throws UserProblem that lists every tensor that the index and the files do not agree on
     */
    static Shards open(Path index) {
        Map<String, String> fileOf = ShardIndex.read(index);
        Shards shards = new Shards(index);
        try {
            new LinkedHashSet<>(fileOf.values()).forEach(shards::open);
            shards.refuseDisagreement(fileOf);
            return shards;
        } catch (RuntimeException e) {
            shards.close();
            throw e;
        }
    }

    private void open(String file) {
        SafetensorsFile tensors = SafetensorsFile.open(index.resolveSibling(file));
        open.put(file, tensors);
        table.putAll(tensors.table());
        tensors.table().keySet().forEach(name -> holder.put(name, tensors));
    }

    private void refuseDisagreement(Map<String, String> fileOf) {
        List<String> wrong = new ArrayList<>();
        fileOf.forEach((name, file) -> {
            if (!open.get(file).table().containsKey(name)) {
                wrong.add(Header.quoted(name) + " is not in " + file);
            }
        });
        open.forEach((file, tensors) -> {
            Set<String> names = new LinkedHashSet<>(tensors.table().keySet());
            names.removeIf(name -> file.equals(fileOf.get(name)));
            names.forEach(name -> wrong.add(Header.quoted(name) + " is in " + file + ", which the index does not say"));
        });
        if (!wrong.isEmpty()) {
            throw problem(wrong);
        }
    }

    private UserProblem problem(List<String> wrong) {
        UserProblem problem = UserProblem.that("found that the index \"" + index + "\" and its files do not agree on "
                + wrong.size() + " tensors");
        wrong.stream().limit(SHOWN).forEach(line -> problem.line("found", line));
        if (wrong.size() > SHOWN) {
            problem.line("and", wrong.size() - SHOWN + " more");
        }
        return problem.line("try", "the files that were downloaded together");
    }

    @Override
    public String name() {
        return index.toString();
    }

    @Override
    public Map<String, Info> table() {
        return Collections.unmodifiableMap(table);
    }

    @Override
    public NDArray read(String name, NDManager manager) {
        if (!holder.containsKey(name)) {
            throw new IllegalArgumentException("no tensor " + name + " in " + index);
        }
        return holder.get(name).read(name, manager);
    }

    @Override
    public void close() {
        open.values().forEach(SafetensorsFile::close);
    }
}
