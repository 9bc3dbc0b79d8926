package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pixelllm.weights.FlaxCheckpointTest.map;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.nn.Init;

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
        writeCheckpoint(file, new byte[4 * rows * COLUMNS]);

        assertGrowth(1.3, file, FlaxCheckpoint.open(file));
    }

    @Test
    void readsSafetensorsInLessThanAFifthMoreThanTheirFile() throws IOException {
        Path file = folder.resolve("model.safetensors");
        writeSafetensors(file);

        assertGrowth(1.2, file, Tensors.open(file));
    }

    private void assertGrowth(double allowed, Path file, Tensors tensors) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            manager.ones(new Shape(10)).close(); // the engine itself is not what is measured
            Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // forgets the peak
            long before = kilobytes("VmRSS");
            try (ParameterSet set = ParameterSet.from(manager, tensors)) {
                for (int i = 0; i < ARRAYS; i++) {
                    set.params().in("layer_" + i).tensor("kernel", Init.zeros(), rows, COLUMNS);
                }
                set.finish();
                double growth = (kilobytes("VmHWM") - before) * 1024.0 / Files.size(file);
                System.out.printf("%s: %,d bytes, grew %.3f times that%n", file.getFileName(), Files.size(file),
                        growth);
                assertTrue(growth <= allowed, "grew " + growth);
            }
        }
    }

    private static long kilobytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    /** Writes a tree whose arrays all have the same bytes, without holding more than one. */
    private void writeCheckpoint(Path file, byte[] numbers) throws IOException {
        byte[] marker = {7};
        byte[] layer = pack(map("kernel", Packed.array("float32", marker, rows, COLUMNS)));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(0x81);
            out.write(pack("params"));
            out.write(0x80 + ARRAYS);
            for (int i = 0; i < ARRAYS; i++) {
                out.write(pack("layer_" + i));
                writeLayer(layer, numbers, out);
            }
        }
    }

    /** Puts the numbers in the place of the marker, and their count into the two lengths that hold it. */
    private static void writeLayer(byte[] layer, byte[] numbers, OutputStream out) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(layer);
        int extension = 5 + pack("kernel").length + 1;
        head.putInt(extension, head.getInt(extension) - 1 + numbers.length);
        head.putInt(layer.length - 5, numbers.length);
        out.write(layer, 0, layer.length - 1);
        out.write(numbers);
        head.putInt(extension, head.getInt(extension) + 1 - numbers.length);
    }

    private void writeSafetensors(Path file) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            for (int i = 0; i < ARRAYS; i++) {
                tensors.put("layer_" + i + "/kernel", manager.ones(new Shape(rows, COLUMNS)));
            }
            Safetensors.write(file, tensors, Precision.FLOAT32, Map.of());
        }
    }
}
