package org.pixelllm.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    @ParameterizedTest
    @CsvSource({"6,9,3,6", "7,5,4,4", "2,3,5,1"})
    void whatWasCutIsJoinedAgain(int rows, int columns, int side, int windows) {
        try (NDManager manager = Torch.open()) {
            NDArray map = manager.arange(2f * rows * columns * 3).reshape(2, rows, columns, 3);

            NDArray cut = Windows.cut(map, side);

            assertEquals(new Shape(2L * windows, side, side, 3), cut.getShape());
            assertArrayEquals(map.toFloatArray(), Windows.join(cut, rows, columns).toFloatArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"3,4"})
    void zerosFillTheEdge(int rows, int side) {
        try (NDManager manager = Torch.open()) {
            NDArray cut = Windows.cut(manager.ones(new Shape(1, rows, rows, 1)), side);

            assertEquals(rows * rows, cut.sum().getFloat());
        }
    }
}
