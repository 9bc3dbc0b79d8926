package org.pixelllm.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DropTest {
    private final NDManager manager = Torch.open();
    private final Drop drop = new Drop();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void nothingIsDroppedUnlessTold() {
        NDArray x = manager.ones(new Shape(4, 5));
        assertSame(x, drop.units(x));
        assertSame(x, drop.branch(x, 1));
        drop.begin(1, 0.5, 0.5);
        drop.end();
        assertSame(x, drop.units(x));
    }

    @Test
    void theShareOfUnitsIsDroppedAndTheMeanStays() {
        drop.begin(1, 0.25, 0);
        float[] kept = drop.units(manager.ones(new Shape(20_000))).toFloatArray();
        double zeros = 0;
        for (float unit : kept) {
            assertTrue(unit == 0 || Math.abs(unit - 1 / 0.75) < 1e-6, unit + " is neither dropped nor scaled");
            zeros += unit == 0 ? 1 : 0;
        }
        assertEquals(0.25, zeros / kept.length, 0.02);
    }

    @Test
    void aBranchIsDroppedForWholePicturesAndLessOftenInEarlyBlocks() {
        drop.begin(1, 0, 0.5);
        assertEquals(0, dropped(0));
        assertEquals(0.25, dropped(0.5), 0.05);
        assertEquals(0.5, dropped(1), 0.05);
    }

    private double dropped(double depth) {
        float[] kept = drop.branch(manager.ones(new Shape(2000, 3)), depth).toFloatArray();
        int rows = 0;
        for (int i = 0; i < kept.length; i += 3) {
            assertTrue(kept[i] == kept[i + 1] && kept[i] == kept[i + 2], "a picture is dropped in part");
            rows += kept[i] == 0 ? 1 : 0;
        }
        return rows / 2000.0;
    }

    @Test
    void theSameSeedDropsTheSame() {
        float[] first = units(7);
        assertArrayEquals(first, units(7));
        assertFalse(Arrays.equals(first, units(8)));
    }

    private float[] units(long seed) {
        drop.begin(seed, 0.5, 0);
        return drop.units(manager.ones(new Shape(100))).toFloatArray();
    }
}
