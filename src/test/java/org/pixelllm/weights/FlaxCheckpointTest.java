package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pixelllm.weights.Packed.array;
import static org.pixelllm.weights.Packed.bytes;
import static org.pixelllm.weights.Packed.floats;
import static org.pixelllm.weights.Packed.pack;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Packed.Extension;

class FlaxCheckpointTest {
    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    static List<Path> published() throws IOException {
        Path root = Path.of(System.getProperty("parity.root", "test/resources/parity"));
        try (var files = Files.walk(root, 2)) {
            return files.filter(file -> file.endsWith("weights.msgpack")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void givesBitForBitTheTensorsOfThePublishedCode(Path file) {
        try (FlaxCheckpoint flax = FlaxCheckpoint.open(file);
                Tensors same = Tensors.open(file.resolveSibling("weights.safetensors"))) {
            assertEquals(same.table(), flax.table());
            assertEquals(List.of("global_step"), flax.ignored());
            try (NDManager scope = manager.newSubManager()) {
                same.table().keySet().forEach(name -> assertEquals(same.read(name, scope).toByteBuffer(),
                        flax.read(name, scope).toByteBuffer(), name));
            }
        }
    }

    @Test
    void joinsNestedNamesAndTellsWhatItIgnores() throws IOException {
        try (FlaxCheckpoint flax = open(map("opt_state", map("0", floats(9)), "params", map("b", map("kernel",
                array("float32", bytes(1, 2), 1, 2), "none", null), "a", List.of(floats(3), floats(4))), "step", 7))) {
            assertEquals(List.of("b/kernel", "a/0", "a/1"), List.copyOf(flax.table().keySet()));
            assertEquals(new Shape(1, 2), flax.table().get("b/kernel").shape());
            assertArrayEquals(new float[]{4}, read(flax, "a/1"));
            assertEquals(List.of("opt_state", "step", "b/none"), flax.ignored());
        }
    }

    @Test
    void findsTheModelOfEveryKindOfTrainState() throws IOException {
        Object model = map("w", floats(1, 2));
        for (Object state : List.of(model, map("params", model), map("params", map("params", model)),
                map("step", 7, "optimizer", map("state", map("step", 1), "target", model)),
                map("optimizer", map("target", map("params", model))), map("target", model, "version", 3),
                map("params", map("params", model, "batch_stats", map("m", floats(1)))))) {
            try (FlaxCheckpoint flax = open(state)) {
                assertArrayEquals(new float[]{1, 2}, read(flax, "w"));
                assertEquals(1, flax.table().size());
            }
        }
        try (FlaxCheckpoint flax = open(map("optimizer", map("state", 1, "target", model), "model_state", map()))) {
            assertEquals(List.of("optimizer/state", "model_state"), flax.ignored());
        }
    }

    @Test
    void saysThatATrainStateHasNoParameters() throws IOException {
        assertRefused("no \"params\" but \"opt_state, step\"", map("opt_state", map("w", floats(1)), "step", 7));
        assertRefused("no \"params\" but nothing", map());
        assertRefused("something else than a tree", 7);
    }

    @Test
    void joinsChunks() throws IOException {
        Object chunks = map("1", array("float32", bytes(3, 4), 2), "0", array("float32", bytes(1, 2), 2), "2", array(
                "float32", bytes(5, 6), 2));
        Object whole = map(FlaxArrays.CHUNKED, true, "shape", map("0", 2, "1", 3), "chunks", chunks);

        try (FlaxCheckpoint flax = open(map("params", map("table", whole)))) {
            assertEquals(new Shape(2, 3), flax.table().get("table").shape());
            assertArrayEquals(new float[]{1, 2, 3, 4, 5, 6}, read(flax, "table"));
        }
    }

    @Test
    void refusesChunksThatDoNotJoin() throws IOException {
        assertRefused("at \"t\" an array with a gap", chunked(map("0", floats(1), "2", floats(2)), 2));
        assertRefused("at \"t\" an array of shape [3] with 8 bytes instead of 12",
                chunked(map("0", floats(1), "1", floats(2)), 3));
        assertRefused("several types", chunked(map("0", floats(1), "1", array("float16", new byte[2], 1)), 2));
        assertRefused("where the chunks of an array belong", chunked(map("0", "text"), 2));
        assertRefused("without shape or chunks", chunked(map(), 0));
        assertRefused("without shape or chunks", map("params", map("t", map(FlaxArrays.CHUNKED, true))));
    }

    @Test
    void makesFloatsOfHalvesBfloat16AndDoubles() throws IOException {
        byte[] doubles = java.nio.ByteBuffer.allocate(16).order(java.nio.ByteOrder.LITTLE_ENDIAN).putDouble(0.1)
                .putDouble(-1e300).array();
        try (FlaxCheckpoint flax = open(map("params", map("half", array("float16", new byte[]{0, 0x3c, 0, (byte) 0xc0},
                2), "brain", array("bfloat16", new byte[]{(byte) 0x80, 0x3f, 0x49, (byte) 0xc0}, 2), "double",
                array(
                        "float64", doubles, 2),
                "scalar", new Extension(3, array("float32", bytes(5)).bytes()))))) {
            flax.table().values().forEach(info -> assertEquals(DataType.FLOAT32, info.type()));
            assertArrayEquals(new float[]{1, -2}, read(flax, "half"));
            assertArrayEquals(new float[]{1, -3.140625f}, read(flax, "brain"));
            assertArrayEquals(new float[]{0.1f, Float.NEGATIVE_INFINITY}, read(flax, "double"));
            assertArrayEquals(new float[]{5}, read(flax, "scalar"));
        }
    }

    @Test
    void ignoresCountsAndComplexNumbersAmongParameters() throws IOException {
        try (FlaxCheckpoint flax = open(map("params", map("w", floats(1), "count", array("int32", new byte[4]),
                "complex", new Extension(2, pack(List.of(1.0, 2.0))), "number", 0.5, "text", "x")))) {
            assertEquals(List.of("w"), List.copyOf(flax.table().keySet()));
            assertEquals(List.of("count", "complex", "number", "text"), flax.ignored());
        }
    }

    @Test
    void readsBytesThatOldWritersCallText() throws IOException {
        byte[] old = pack(map("params", map("w", floats(1, 2))));
        for (int i = 0; i < old.length; i++) {
            old[i] = old[i] == (byte) 0xc6 ? (byte) 0xdb : old[i];
        }
        Path file = Files.write(folder.resolve("checkpoint_1"), old);
        try (FlaxCheckpoint flax = FlaxCheckpoint.open(file)) {
            assertArrayEquals(new float[]{1, 2}, read(flax, "w"));
        }
    }

    @Test
    void refusesAPickleAndNamesAMissingFile() throws IOException {
        Path pickle = Files.write(folder.resolve("model.pth"), new byte[]{1});

        assertTrue(problem(pickle).contains("python -c"), problem(pickle));
        assertTrue(problem(folder.resolve("gone")).contains("no such file"));
        assertTrue(problem(folder.resolve("gone")).contains("checkpoint_30000"));
    }

    @Test
    void namesTheLatestCheckpointOfAFolder() throws IOException {
        assertTrue(problem(folder).contains("Orbax folders are not read"), problem(folder));
        for (String name : List.of("checkpoint_900", "checkpoint_1000", "checkpoint_x")) {
            Files.write(folder.resolve(name), new byte[]{1});
        }

        assertTrue(problem(folder).contains("try           " + folder.resolve("checkpoint_1000")), problem(folder));
    }

    /** Returns a map in the order of its names and values. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static Object chunked(Object chunks, int size) {
        return map("params", map("t", map(FlaxArrays.CHUNKED, true, "shape", map("0", size), "chunks", chunks)));
    }

    private FlaxCheckpoint open(Object tree) throws IOException {
        return FlaxCheckpoint.open(Files.write(folder.resolve("checkpoint_7"), pack(tree)));
    }

    private float[] read(FlaxCheckpoint flax, String name) {
        return flax.read(name, manager).toFloatArray();
    }

    private void assertRefused(String found, Object tree) throws IOException {
        String message = assertThrows(UserProblem.class, () -> open(tree)).getMessage();
        assertTrue(message.contains("checkpoint_7") && message.contains(found), message);
    }

    private static String problem(Path path) {
        return assertThrows(UserProblem.class, () -> FlaxCheckpoint.open(path)).getMessage();
    }
}
