package org.pixelllm.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.pixelllm.nn.Params;
import org.pixelllm.weights.ParameterSet;
import org.pixelllm.weights.Safetensors;

/** Reference data of one published model: weights, inputs, and what the published implementation makes of them. */
final class ParityFolder implements AutoCloseable {
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final JsonObject config;
    private final Map<String, NDArray> weights;
    private final Map<String, NDArray> inputs;
    private final Map<String, NDArray> expected;
    private final TreeSet<String> unchecked;

    ParityFolder(Path folder) throws IOException {
        config = JsonParser.parseString(Files.readString(folder.resolve("config.json"))).getAsJsonObject();
        weights = Safetensors.read(folder.resolve("weights.safetensors"), manager);
        inputs = Safetensors.read(folder.resolve("inputs.safetensors"), manager);
        expected = Safetensors.read(folder.resolve("expected.safetensors"), manager);
        unchecked = new TreeSet<>(expected.keySet());
    }

    /** Returns the folders below {@code -Dparity.root}, or those among the tests' resources. */
    static List<Path> all() throws IOException {
        try (var folders = Files.walk(root(), 2)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve("expected.safetensors"))).sorted().toList();
        }
    }

    static Path root() {
        return Path.of(System.getProperty("parity.root", "test/resources/parity"));
    }

    NDManager manager() {
        return manager;
    }

    /** Returns the parameters under a name, strictly: all of them must be used. */
    ParameterSet parameters(String scope) {
        return parameters(List.of(scope), scope.length() + 1);
    }

    private ParameterSet parameters(List<String> scopes, int from) {
        Map<String, NDArray> own = new HashMap<>();
        weights.forEach((name, value) -> {
            if (scopes.stream().anyMatch(scope -> name.startsWith(scope + "/"))) {
                own.put(name.substring(from), value);
            }
        });
        return ParameterSet.from(manager, own);
    }

    /** Builds a part of the model from the parameters under a name. */
    <T> T build(String scope, Function<Params, T> part) {
        return build(parameters(scope), part);
    }

    /** Builds a part of the model that asks for several names. */
    <T> T build(List<String> scopes, Function<Params, T> part) {
        return build(parameters(scopes, 0), part);
    }

    /** Builds the whole model. */
    <T> T build(Function<Params, T> model) {
        return build(ParameterSet.from(manager, new HashMap<>(weights)), model);
    }

    private static <T> T build(ParameterSet parameters, Function<Params, T> part) {
        T built = part.apply(parameters.params());
        parameters.finish();
        return built;
    }

    /** Returns all parameters by full name. */
    Map<String, NDArray> weights() {
        return weights;
    }

    NDArray input(String name) {
        return inputs.get(name);
    }

    NDArray expected(String name) {
        return expected.get(name);
    }

    /** Returns the expected tensors whose names begin so. */
    List<String> names(String prefix) {
        return expected.keySet().stream().filter(name -> name.startsWith(prefix)).sorted().toList();
    }

    boolean expects(String name) {
        return expected.containsKey(name);
    }

    JsonObject config() {
        return config;
    }

    /** Returns an object of the configuration by its path. */
    JsonObject config(String... path) {
        JsonObject here = config;
        for (String name : path) {
            here = here.getAsJsonObject(name);
        }
        return here;
    }

    /** Skips the test if reference tensors are missing. */
    void needs(String... tensors) {
        for (String tensor : tensors) {
            assumeTrue(expects(tensor), () -> "this folder has no " + tensor);
        }
    }

    /** Compares a tensor with the expected one of a name, if there is one. */
    void check(String name, NDArray actual, Tolerance tolerance) {
        if (expects(name)) {
            tolerance.check(name, expected(name), actual);
            checked(name);
        }
    }

    void checked(String name) {
        unchecked.remove(name);
    }

    /** Returns the expected tensors that nothing was compared with. */
    TreeSet<String> unchecked() {
        return unchecked;
    }

    @Override
    public void close() {
        manager.close();
    }
}
