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
        NDArray weights = manager.ones(new Shape(2, 3, 4, 5));
        assertSame(x, drop.units(x));
        assertSame(x, drop.branch(x, 1));
        assertSame(weights, drop.attention(weights));
        drop.begin(1, new Drop.Shares(0.5, 0.5, 0.5));
        drop.end();
        assertSame(x, drop.units(x));
        assertSame(weights, drop.attention(weights));
    }

    @Test
    void theShareOfUnitsIsDroppedAndTheMeanStays() {
        drop.begin(1, new Drop.Shares(0.25, 0, 0));
        float[] kept = drop.units(manager.ones(new Shape(20_000))).toFloatArray();
        double zeros = 0;
        for (float unit : kept) {
            assertTrue(unit == 0 || Math.abs(unit - 1 / 0.75) < 1e-6, unit + " is neither dropped nor scaled");
            zeros += unit == 0 ? 1 : 0;
        }
        assertEquals(0.25, zeros / kept.length, 0.02);
    }

    @Test
    void aKeyIsDroppedForAllQueriesOfAHeadAndTheMeanStays() {
        drop.begin(1, new Drop.Shares(0, 0.25, 0));
        int queries = 3;
        int keys = 50;
        float[] kept = drop.attention(manager.ones(new Shape(20, 10, queries, keys))).toFloatArray();
        double sum = 0;
        for (int i = 0; i < kept.length; i++) {
            int ofFirstQuery = i / (queries * keys) * queries * keys + i % keys;
            assertEquals(kept[ofFirstQuery], kept[i], "a query sees another key than its neighbour");
            assertTrue(kept[i] == 0 || Math.abs(kept[i] - 1 / 0.75) < 1e-6, kept[i] + " is neither dropped nor scaled");
            sum += kept[i];
        }
        assertEquals(1, sum / kept.length, 0.03);
    }

    @Test
    void aBranchIsDroppedForWholePicturesAndLessOftenInEarlyBlocks() {
        drop.begin(1, new Drop.Shares(0, 0, 0.5));
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
        drop.begin(seed, new Drop.Shares(0.5, 0, 0));
        return drop.units(manager.ones(new Shape(100))).toFloatArray();
    }
}
