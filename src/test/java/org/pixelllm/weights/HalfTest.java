package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {
    @ParameterizedTest
    @CsvSource({"0000, 0.0", "8000, -0.0", "3c00, 1.0", "c000, -2.0", "7bff, 65504.0", "0001, 5.9604645E-8",
        "03ff, 6.097555E-5", "0400, 6.1035156E-5", "3555, 0.33325195", "7c00, Infinity", "fc00, -Infinity"})
    void widensTheValuesOfTheStandard(String bits, float value) {
        assertEquals(value, Half.toFloat((short) Integer.parseInt(bits, 16)));
    }

    @Test
    void bringsEveryHalfBackFromItsFloat() {
        for (int bits = 0; bits < 0x10000; bits++) {
            short back = Half.fromFloat(Half.toFloat((short) bits));
            boolean nan = (bits & 0x7fff) > 0x7c00;
            assertTrue(nan ? Float.isNaN(Half.toFloat(back)) : back == (short) bits, Integer.toHexString(bits));
        }
    }

    @Test
    void roundsTheMiddleBetweenTwoHalvesToTheEvenOneAndItsNeighboursToTheNearest() {
        for (int bits = 0; bits < 0x7bff; bits++) {
            float middle = (Half.toFloat((short) bits) + Half.toFloat((short) (bits + 1))) / 2; // exact in float
            assertEquals((short) (bits + (bits & 1)), Half.fromFloat(middle), Integer.toHexString(bits));
            assertEquals((short) bits, Half.fromFloat(Math.nextDown(middle)), Integer.toHexString(bits));
            assertEquals((short) (bits + 1), Half.fromFloat(Math.nextUp(middle)), Integer.toHexString(bits));
        }
    }

    @ParameterizedTest
    @CsvSource({"65519.996, 7bff", "65520, 7c00", "3e38, 7c00", "-65520, fc00", "2.9802322E-8, 0000", "-1e-30, 8000"})
    void roundsAtTheEndsOfTheRange(float value, String bits) {
        assertEquals((short) Integer.parseInt(bits, 16), Half.fromFloat(value));
    }

    @Test
    void widensBfloat16() {
        assertEquals(1f, Half.bfloatToFloat((short) 0x3f80));
        assertEquals(-3.140625f, Half.bfloatToFloat((short) 0xc049));
    }
}
