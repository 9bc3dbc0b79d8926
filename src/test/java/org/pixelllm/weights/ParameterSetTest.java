package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;
import org.pixelllm.problem.UserProblem;

class ParameterSetTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void joinsNamesWithSlashesInOrderOfAsking() {
        try (ParameterSet set = ParameterSet.fresh(manager, 1)) {
            Params mlp = set.params().in("block_0").in("mlp");
            mlp.tensor("kernel", Init.lecun(), 4, 8);
            mlp.tensor("bias", Init.zeros(), 8);

            assertEquals(List.of("block_0/mlp/kernel", "block_0/mlp/bias"), List.copyOf(set.tensors().keySet()));
            assertEquals(new Shape(4, 8), set.tensors().get("block_0/mlp/kernel").getShape());
        }
    }

    @Test
    void drawsTheSameNumbersWhateverTheOrderOfAsking() {
        try (ParameterSet one = ParameterSet.fresh(manager, 5); ParameterSet two = ParameterSet.fresh(manager, 5)) {
            float[] a = one.params().tensor("a", Init.normal(1), 9).toFloatArray();
            float[] b = one.params().tensor("b", Init.normal(1), 9).toFloatArray();

            assertArrayEquals(b, two.params().tensor("b", Init.normal(1), 9).toFloatArray());
            assertArrayEquals(a, two.params().tensor("a", Init.normal(1), 9).toFloatArray());
            assertNotEquals(a[0], b[0]);
        }
    }

    @Test
    void givesTiedWeightsTheSameArrayAndRefusesAnotherShape() {
        try (ParameterSet set = ParameterSet.fresh(manager, 1)) {
            NDArray first = set.params().tensor("embedding", Init.ones(), 2, 3);

            assertSame(first, set.params().tensor("embedding", Init.ones(), 2, 3));
            assertThrows(IllegalStateException.class, () -> set.params().tensor("embedding", Init.ones(), 3, 2));
        }
    }

    @Test
    void takesLoadedArraysWhenAllFit() {
        NDArray loaded = manager.create(new float[]{1, 2});
        try (ParameterSet set = ParameterSet.from(manager, Map.of("w", loaded))) {
            assertSame(loaded, set.params().tensor("w", Init.zeros(), 2));
            assertDoesNotThrow(set::finish);
        }
    }

    @Test
    void listsAllThatIsMissingLeftOverOrMisshapenAtOnce() {
        Map<String, NDArray> loaded = Map.of("w", manager.zeros(new Shape(2, 3)), "old/bias", manager.zeros(
                new Shape(7)), "ids", manager.create(new int[]{1}));
        try (ParameterSet set = ParameterSet.from(manager, loaded, "model.safetensors")) {
            assertEquals(new Shape(3, 2), set.params().tensor("w", Init.ones(), 3, 2).getShape());
            set.params().tensor("gone", Init.ones(), 5);
            set.params().tensor("ids", Init.ones(), 1);

            String message = assertThrows(UserProblem.class, set::finish).getMessage();

            assertTrue(message.startsWith("pixelllm found that model.safetensors and the model do not fit: 1 missing, "
                    + "1 left over, 2 of another shape."), message);
            assertTrue(message.contains("w is (2, 3), not (3, 2)"), message);
            assertTrue(message.contains("gone (5)"), message);
            assertTrue(message.contains("old/bias (7)"), message);
            assertTrue(message.contains("ids is int32, not float32"), message);
        }
    }

    @Test
    void spendsNoMemoryOnWhatIsMissing() {
        try (ParameterSet set = ParameterSet.from(manager, Map.of())) {
            NDArray terabytes = set.params().tensor("gone", Init.zeros(), 1 << 20, 1 << 20);

            assertEquals(new Shape(1 << 20, 1 << 20), terabytes.getShape());
            assertThrows(UserProblem.class, set::finish);
        }
    }

    @Test
    void listsEveryNameHoweverMany() {
        Map<String, NDArray> loaded = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            loaded.put("layer_" + i, manager.zeros(new Shape(1)));
        }
        try (ParameterSet set = ParameterSet.from(manager, loaded)) {
            String message = assertThrows(UserProblem.class, set::finish).getMessage();

            assertEquals(40, message.lines().filter(line -> line.contains("left over  ")).count());
        }
    }

    @Test
    void readsFromAFileOnlyWhatIsAskedFor(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of("w", manager.create(new float[]{1, 2}), "x", manager.ones(new Shape(3))),
                Precision.FLOAT32, Map.of());
        try (ParameterSet set = ParameterSet.from(manager, Tensors.open(file))) {
            assertArrayEquals(new float[]{1, 2}, set.params().tensor("w", Init.zeros(), 2).toFloatArray());
            assertEquals(List.of("w"), List.copyOf(set.tensors().keySet()));
            assertTrue(assertThrows(UserProblem.class, set::finish).getMessage().contains("x (3)"));
        }
        Files.delete(file); // no longer open, which matters on Windows
    }

    @Test
    void freesWhatItTookOver() {
        NDArray loaded = manager.create(new float[]{1, 2});
        ParameterSet.from(manager, Map.of("w", loaded)).close();

        assertTrue(loaded.isReleased());
    }
}
