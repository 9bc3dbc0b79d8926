package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pixelllm.weights.Packed.pack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;

/**
 * Measures on Linux how far the process grows while a model is loaded; not part of the usual run.
 *
 * <pre>
 * mvn -q -pl src -am test -Dtest=LoadingMemoryTest -Dsurefire.failIfNoSpecifiedTests=false -Dmemory.megabytes=200
 * </pre>
 */
@EnabledIfSystemProperty(named = "memory.megabytes", matches = "[0-9]+")
class LoadingMemoryTest {
    private static final int ARRAYS = 10;
    private static final int COLUMNS = 1024;

    private final int rows = Integer.getInteger("memory.megabytes", 200) * 1024 / ARRAYS / 4;

    @TempDir
    Path folder;

    @Test
    void readsACheckpointInLessThanAThirdMoreThanItsFile() throws IOException {
        Path file = folder.resolve("checkpoint_1");
        writeCheckpoint(file, layers());

        assertGrowth(1.3, file, () -> load(FlaxCheckpoint.open(file)));
    }

    @Test
    void readsSafetensorsInLessThanAFifthMoreThanTheirFile() throws IOException {
        Path file = folder.resolve("model.safetensors");
        writeSafetensors(file);

        assertGrowth(1.2, file, () -> load(Tensors.open(file)));
    }

    /** A model of the published kind whose text head alone has 43 million parameters. */
    @Test
    void importsACheckpointInLessThanItsFile() throws IOException {
        Path file = folder.resolve("checkpoint_1");
        Path config = Files.writeString(folder.resolve("config.json"), Files
                .readString(Path.of("test/resources/parity/pixelllm_git/config.json"))
                .replace("\"hidden_size\": 36", "\"hidden_size\": 768").replace("\"num_hidden_layers\": 2",
                        "\"num_hidden_layers\": 6"));
        writeCheckpoint(file, shapes(config));

        assertGrowth(1, file, () -> new FlaxImport(file, config, Optional.empty()).into(folder.resolve("model"), (
                tensor, of) -> {}));
    }

    private void load(Tensors tensors) {
        try (NDManager manager = NDManager.newBaseManager();
                ParameterSet set = ParameterSet.from(manager, tensors)) {
            layers().forEach((name, shape) -> set.params().tensor(name, Init.zeros(), shape.getShape()));
            set.finish();
        }
    }

    private static void assertGrowth(double allowed, Path file, Runnable reading) throws IOException {
        NDManager.newBaseManager().close(); // the engine itself is not what is measured
        Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // forgets the peak
        long before = kilobytes("VmRSS");
        reading.run();
        double growth = (kilobytes("VmHWM") - before) * 1024.0 / Files.size(file);
        System.out.printf("%s: %,d bytes, grew %.3f times that%n", file.getFileName(), Files.size(file), growth);
        assertTrue(growth <= allowed, "grew " + growth);
    }

    private static long kilobytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    private Map<String, Shape> layers() {
        Map<String, Shape> layers = new LinkedHashMap<>();
        for (int i = 0; i < ARRAYS; i++) {
            layers.put("layer_" + i + "/kernel", new Shape(rows, COLUMNS));
        }
        return layers;
    }

    private static Map<String, Shape> shapes(Path config) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray zero = manager.zeros(new Shape());
            new Network(Params.of((name, init, shape) -> {
                shapes.put(name, new Shape(shape));
                return zero.broadcast(new Shape(shape));
            }), PublishedConfig.read(config));
        }
        return shapes;
    }

    /** Writes a tree of zeros without holding it. */
    private static void writeCheckpoint(Path file, Map<String, Shape> shapes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(0x81);
            out.write(pack("params"));
            out.write(ByteBuffer.allocate(5).put((byte) 0xdf).putInt(shapes.size()).array());
            for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
                out.write(pack(entry.getKey()));
                writeArray(entry.getValue(), out);
            }
        }
    }

    private static void writeArray(Shape shape, OutputStream out) throws IOException {
        List<Integer> sizes = Arrays.stream(shape.getShape()).mapToObj(size -> (int) size).toList();
        int bytes = Math.toIntExact(4 * shape.size());
        byte[] head = pack(List.of(sizes, "float32", new byte[0]));
        ByteBuffer.wrap(head).putInt(head.length - 4, bytes); // the length of the bytes that follow
        out.write(ByteBuffer.allocate(6).put((byte) 0xc9).putInt(head.length + bytes).put((byte) 1).array());
        out.write(head);
        byte[] zeros = new byte[4096];
        for (int left = bytes; left > 0; left -= zeros.length) {
            out.write(zeros, 0, Math.min(left, zeros.length));
        }
    }

    private void writeSafetensors(Path file) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            layers().forEach((name, shape) -> tensors.put(name, manager.ones(shape)));
            Safetensors.write(file, tensors, Precision.FLOAT32, Map.of());
        }
    }
}
