package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pixelllm.model.Tolerance;
import org.pixelllm.nn.Params;

/** A public library's tiny model: its files, its inputs, and what the library and the published modules make of them. */
final class ComponentFolder implements AutoCloseable {
    private static final Tolerance TOLERANCE = new Tolerance(1e-4, 1e-4);

    private final Path folder;
    private final PublicWeights library;
    private final Tensors tensors;
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Map<String, NDArray> weights = new HashMap<>();
    private final Map<String, NDArray> inputs;
    private final Map<String, Map<String, NDArray>> expected = new HashMap<>(); // by file
    private final TreeSet<String> unchecked = new TreeSet<>();

    ComponentFolder(Path folder) throws IOException {
        this.folder = folder;
        library = library(JsonParser.parseString(Files.readString(folder.resolve("config.json"))).getAsJsonObject());
        inputs = Safetensors.read(folder.resolve("inputs.safetensors"), manager);
        for (String file : List.of("expected", "expected_flax", "expected_flax_extended")) {
            if (Files.exists(folder.resolve(file + ".safetensors"))) {
                expected.put(file, Safetensors.read(folder.resolve(file + ".safetensors"), manager));
                expected.get(file).keySet().forEach(name -> unchecked.add(file + ":" + name));
            }
        }
        tensors = library.open(folder.resolve("model.safetensors"));
        tensors.table().keySet().forEach(name -> weights.put(name, tensors.read(name, manager)));
    }

    /** Returns the folders with a model below {@code -Dcomponents.root}, or those among the tests' resources. */
    static List<Path> all() throws IOException {
        try (var folders = Files.walk(root(), 2)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve("expected.safetensors"))).sorted().toList();
        }
    }

    static Path root() {
        return Path.of(System.getProperty("components.root", "test/resources/components"));
    }

    private static PublicWeights library(JsonObject config) {
        return config.has("architecture")
                ? PublicWeights.EVA02
                : PublicWeights.valueOf(config.get("model_type").getAsString().toUpperCase(Locale.ROOT));
    }

    /** Returns the library's tensors under our names. */
    Tensors tensors() {
        return tensors;
    }

    Path path() {
        return folder;
    }

    PublicWeights library() {
        return library;
    }

    NDManager manager() {
        return manager;
    }

    NDArray input(String name) {
        return inputs.get(name);
    }

    NDArray expected(String file, String name) {
        return expected.get(file).get(name);
    }

    boolean expects(String file, String name) {
        return expected.containsKey(file) && expected.get(file).containsKey(name);
    }

    NDArray weight(String name) {
        return weights.get(name);
    }

    /** Builds a part from the tensors that a rule selects; all of them must be used, and none may be missing. */
    <T> T build(Predicate<String> names, Function<Params, T> part) {
        Map<String, NDArray> own = new HashMap<>();
        weights.forEach((name, value) -> {
            if (names.test(name)) {
                own.put(name, value.duplicate());
            }
        });
        ParameterSet parameters = ParameterSet.from(manager, own, folder.toString());
        T built = part.apply(parameters.params());
        parameters.finish();
        return built;
    }

    /** Builds a part from the tensors that it asks for; those that are not there are drawn. */
    <T> T buildSome(Function<Params, T> part) {
        SplittableRandom random = new SplittableRandom(1);
        return part.apply(Params.of((name, init, shape) -> Optional.ofNullable(weights.get(name))
                .orElseGet(() -> manager.create(init.values(random, shape), new Shape(shape)))));
    }

    /** Compares with one file's tensor, if it is there. */
    void check(String file, String name, NDArray actual) {
        check(file, name, actual, Function.identity());
    }

    /** Compares what a view shows of both, if the expected tensor is there. */
    void check(String file, String name, NDArray actual, Function<NDArray, NDArray> view) {
        if (expects(file, name)) {
            TOLERANCE.check(folder.getFileName() + " " + file + ":" + name, view.apply(expected(file, name)),
                    view.apply(actual));
            checked(file, name);
        }
    }

    /** Compares with the library's and with the published modules' numbers. */
    void checkBoth(String name, NDArray actual) {
        check("expected", name, actual);
        check("expected_flax", name, actual);
    }

    void checked(String file, String name) {
        unchecked.remove(file + ":" + name);
    }

    /** Returns the expected tensors that nothing was compared with. */
    TreeSet<String> unchecked() {
        return unchecked;
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }

    @Override
    public void close() {
        tensors.close();
        manager.close();
    }
}
