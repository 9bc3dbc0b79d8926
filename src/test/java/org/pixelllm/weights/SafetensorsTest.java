package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.problem.UserProblem;

class SafetensorsTest {
    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void bringsBackEveryTypeAndShapeThatItWrote() {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put("z/kernel", manager.create(new float[]{1, -2, 0.1f, Float.MIN_VALUE, 5, 6}, new Shape(2, 3)));
        tensors.put("scalar", manager.create(7f));
        tensors.put("empty", manager.create(new float[0], new Shape(0, 4)));
        tensors.put("bytes", manager.create(ByteBuffer.wrap(new byte[]{1, -1, 3}), new Shape(3), DataType.UINT8));
        tensors.put("ids", manager.create(new int[]{1, Integer.MIN_VALUE}));
        tensors.put("schwer \"ü\"", manager.create(new long[]{1L << 40}));

        Safetensors.write(file(), tensors, Precision.FLOAT32, Map.of("b", "2", "a", "1"));
        Map<String, NDArray> read = Safetensors.read(file(), manager);

        assertEquals(List.copyOf(tensors.keySet()), List.copyOf(read.keySet()));
        tensors.forEach((name, tensor) -> assertEquals(tensor, read.get(name), name));
        assertEquals(Map.of("a", "1", "b", "2"), Safetensors.metadata(file()));
    }

    @Test
    void roundsToHalfPrecisionWhenAsked() throws IOException {
        float[] many = new float[40_000];
        Arrays.fill(many, 1 / 3f);
        Safetensors.write(file(), Map.of("w", manager.create(many)), Precision.FLOAT16, Map.of());

        float[] read = Safetensors.read(file(), manager).get("w").toFloatArray();

        assertEquals(many.length, read.length);
        assertEquals(0.33325195f, read[many.length - 1]);
        assertEquals(8 + 64 + 80_000, Files.size(file()));
    }

    @Test
    void refusesToWriteInfinitiesThatHalfPrecisionWouldMake() throws IOException {
        Files.writeString(file(), "old");

        UserProblem problem = assertThrows(UserProblem.class, () -> Safetensors.write(file(),
                Map.of("w", manager.create(new float[]{1, 70000})), Precision.FLOAT16, Map.of()));

        assertEquals(true, problem.getMessage().contains("70000"));
        assertEquals("old", Files.readString(file()));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void readsBfloat16AndBooleans() throws IOException {
        byte[] data = {(byte) 0x80, 0x3f, 0x49, (byte) 0xc0, 1, 0};
        write("{\"f\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"b\":{\"dtype\":\"BOOL\",\"shape\":[2],\"data_offsets\":[4,6]}}", data);

        Map<String, NDArray> read = Safetensors.read(file(), manager);

        assertArrayEquals(new float[]{1f, -3.140625f}, read.get("f").toFloatArray());
        assertArrayEquals(new int[]{1, 0}, read.get("b").toType(DataType.INT32, true).toIntArray());
    }

    @Test
    void writesTheSameBytesForTheSameTensors() throws IOException {
        Map<String, NDArray> tensors = Map.of("w", manager.create(new float[]{1, 2}));
        Safetensors.write(file(), tensors, Precision.FLOAT16, Map.of("x", "1", "y", "2", "z", "3"));
        byte[] first = Files.readAllBytes(file());

        Safetensors.write(file(), tensors, Precision.FLOAT16, Map.of("z", "3", "y", "2", "x", "1"));

        assertArrayEquals(first, Files.readAllBytes(file()));
    }

    private Path file() {
        return folder.resolve("model.safetensors");
    }

    private void write(String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        Files.write(file(), ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length).put(text).put(data).array());
    }
}
