package org.pixelllm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixelllm.weights.FlaxImport;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.ParameterSet;

/** A checkpoint of the published code gives the model whose outputs are compared in {@link ParityTest}. */
class FlaxImportParityTest {
    @TempDir
    Path temp;

    static List<Path> folders() throws IOException {
        return ParityFolder.all().stream().filter(f -> Files.isRegularFile(f.resolve("weights.msgpack"))).toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("folders")
    void becomesTheModelOfTheReference(Path path) throws IOException {
        Path model = temp.resolve("model");
        FlaxImport.Report report = new FlaxImport(path.resolve("weights.msgpack"), path.resolve("config.json"),
                Optional.empty()).into(model, (tensor, of) -> {});

        ModelFolder imported = ModelFolder.read(model.toString());
        try (ParityFolder folder = new ParityFolder(path);
                ParameterSet parameters = imported.parameters(folder.manager())) {
            new Network(parameters.params(), imported.config());
            parameters.finish();
            assertEquals(ParityModel.config(folder), imported.config());
            assertEquals(folder.weights().keySet(), parameters.tensors().keySet());
            folder.weights().forEach((name, weight) -> assertEquals(weight.toByteBuffer(),
                    parameters.tensors().get(name).toByteBuffer(), name));
            assertEquals(counts(folder.weights()), report.parameters());
            assertTrue(report.ignored().stream().noneMatch("params"::equals), report.ignored()::toString);
        }
    }

    private static Map<String, Long> counts(Map<String, NDArray> weights) {
        Map<String, Long> counts = new TreeMap<>();
        weights.forEach((name, weight) -> counts.merge(name.split("/")[0], weight.size(), Long::sum));
        return counts;
    }
}
