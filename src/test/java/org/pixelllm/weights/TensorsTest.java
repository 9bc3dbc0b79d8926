package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.problem.UserProblem;

class TensorsTest {
    private static final String A = "model-00001-of-00002.safetensors";
    private static final String B = "model-00002-of-00002.safetensors";
    private static final String INDEX = """
            {"metadata": {"total_size": 20}, "weight_map": {"one": "%s", "two": "%s", "ids": "%2$s"}}""";

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "model_of_timm.safetensors"})
    void findsTheWeightsOfAFolder(String name) {
        write(name, Map.of("one", manager.create(new float[]{1, 2})));

        try (Tensors tensors = Tensors.open(folder)) {
            assertEquals(folder.resolve(name).toString(), tensors.name());
            assertEquals(Map.of("one", new Tensors.Info(new Shape(2), DataType.FLOAT32)), tensors.table());
            assertArrayEquals(new float[]{1, 2}, tensors.read("one", manager).toFloatArray());
        }
    }

    @Test
    void readsInAnyOrderAndAgain() {
        write("model.safetensors", Map.of("one", manager.create(new float[]{1, 2}), "two", manager.create(3f)));

        try (Tensors tensors = Tensors.open(folder)) {
            assertEquals(3f, tensors.read("two", manager).getFloat());
            assertEquals(2f, tensors.read("one", manager).getFloat(1));
            assertEquals(3f, tensors.read("two", manager).getFloat());
            assertThrows(IllegalArgumentException.class, () -> tensors.read("three", manager));
        }
    }

    @Test
    void givesArraysOfTheirOwnMemory() throws IOException {
        write("model.safetensors", Map.of("one", manager.create(new float[]{1, 2})));
        Path file = folder.resolve("model.safetensors");
        NDArray array;
        try (Tensors tensors = Tensors.open(file)) {
            array = tensors.read("one", manager);
        }
        Files.delete(file);

        assertArrayEquals(new float[]{2, 3}, array.addi(1).toFloatArray());
    }

    @Test
    void joinsTheShardsOfAnIndex() throws IOException {
        shards(INDEX.formatted(A, B));

        for (Path path : List.of(folder, folder.resolve("model.safetensors.index.json"))) {
            try (Tensors tensors = Tensors.open(path)) {
                assertEquals(List.of("ids", "one", "two"), tensors.table().keySet().stream().sorted().toList());
                assertArrayEquals(new float[]{1, 2}, tensors.read("one", manager).toFloatArray());
                assertEquals(3f, tensors.read("two", manager).getFloat());
                assertArrayEquals(new int[]{4, 5}, tensors.read("ids", manager).toIntArray());
            }
        }
    }

    @Test
    void listsAllThatIndexAndShardsDoNotAgreeOn() throws IOException {
        shards("{\"weight_map\": {\"one\": \"%s\", \"three\": \"%s\"}}".formatted(A, B));

        String message = problem(folder);

        assertTrue(message.contains("do not agree on 3 tensors"), message);
        assertTrue(message.contains("\"three\" is not in " + B), message);
        assertTrue(message.contains("\"two\" is in " + B + ", which the index does not say"), message);
        assertTrue(message.contains("\"ids\" is in " + B), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            no tensors                          | {}
            no tensors                          | {"weight_map": {}}
            could not read the index            | []
            could not read the index            | {"weight_map": {"one": 7
            could not read the index            | {"weight_map": {"one": {}}}
            twice                               | {"weight_map": {"one": "a.safetensors", "one": "b.safetensors"}}
            the file name "../a.safetensors"    | {"weight_map": {"one": "../a.safetensors"}}
            the file name "/etc/a.safetensors"  | {"weight_map": {"one": "/etc/a.safetensors"}}
            the file name "b\\a.safetensors"    | {"weight_map": {"one": "b\\\\a.safetensors"}}
            the file name "pytorch_model.bin"   | {"weight_map": {"one": "pytorch_model.bin"}}
            there is no such file               | {"weight_map": {"one": "gone.safetensors"}}
            could not read the index            | {"x": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
            """)
    void explainsABadIndex(String found, String index) throws IOException {
        Files.writeString(folder.resolve("model.safetensors.index.json"), index);

        String message = problem(folder);

        assertTrue(message.contains(found), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pytorch_model.bin", "sam_vit_b.PTH", "odd name; rm.pt"})
    void refusesPicklesWithTheLineThatConvertsThem(String name) throws IOException {
        Files.write(folder.resolve(name), new byte[]{1});

        for (Path path : List.of(folder, folder.resolve(name))) {
            String message = problem(path);
            assertTrue(message.contains("pickle") && message.contains("python -c"), message);
            assertTrue(!message.contains("load('odd"), message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"504b030414000000", "80028a0a6cfc9c46", "80049501000000ff"})
    void knowsAPickleByItsFirstBytes(String hex) throws IOException {
        Path file = folder.resolve("renamed.safetensors");
        Files.write(file, HexFormat.of().parseHex(hex));

        assertTrue(problem(file).contains("pickle"), problem(file));
    }

    @Test
    void readsAFileWhoseHeaderIsSoLongThatItBeginsAsAPickle() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("one", manager.create(1f)), Precision.FLOAT32, Map.of("a", "x".repeat(0x21_0280
                - 79)));
        assertArrayEquals(new byte[]{(byte) 0x80, 2, 0x21, 0}, Arrays.copyOf(Files.readAllBytes(file), 4));
        try (Tensors tensors = Tensors.open(file)) {
            assertEquals(1f, tensors.read("one", manager).getFloat());
        }
    }

    @Test
    void asksWhichOfSeveralFilesIsMeant() {
        write("a.safetensors", Map.of("one", manager.create(1f)));
        write("b.safetensors", Map.of("one", manager.create(1f)));

        assertTrue(problem(folder).contains("a.safetensors, b.safetensors"), problem(folder));
    }

    @Test
    void saysThatThereIsNothing() {
        assertTrue(problem(folder).contains("could not find weights"), problem(folder));
        assertTrue(problem(folder.resolve("gone")).contains("no such file"));
    }

    private void shards(String index) throws IOException {
        write(A, Map.of("one", manager.create(new float[]{1, 2})));
        write(B, Map.of("two", manager.create(3f), "ids", manager.create(new int[]{4, 5})));
        Files.writeString(folder.resolve("model.safetensors.index.json"), index);
    }

    private void write(String name, Map<String, NDArray> tensors) {
        Safetensors.write(folder.resolve(name), tensors, Precision.FLOAT32, Map.of());
    }

    private static String problem(Path path) {
        return assertThrows(UserProblem.class, () -> Tensors.open(path)).getMessage();
    }
}
