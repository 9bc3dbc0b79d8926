package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixelllm.train.detection.TrueBoxes;

/** Two pictures with two rows of truth each; the second row of the second picture is empty. */
class PairingTest {
    private static final List<TrueBoxes> KNOWN = List.of(
            new TrueBoxes(new float[]{0, 0, 10, 10, 20, 20, 40, 40}, new int[]{1, 1}),
            new TrueBoxes(new float[]{5, 5, 15, 15, 0, 0, 0, 0}, new int[]{1, 0}));

    private final Pairing pairing = new Pairing(KNOWN, 2);

    @Test
    void givenPromptsGoWithTheTruthsOfTheirNumber() {
        pairing.inOrder(0, new float[]{1, 2, 3, 4, 5, 6, 7, 8});
        pairing.inOrder(1, new float[]{0, 0, 50, 50, 0, 0, 50, 50});
        assertArrayEquals(new long[]{0, 1, 2, 3}, pairing.truths());
        assertArrayEquals(new int[]{1, 1, 1, 0}, pairing.classes());
        assertArrayEquals(new float[]{1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 50, 50, 0, 0, 50, 50}, pairing.prompts());
    }

    @Test
    void proposalsGoWithTheObjectThatTheyCoverBest() {
        pairing.byOverlap(0, new float[]{21, 20, 40, 40, 1, 0, 10, 10}, 0.6);
        pairing.byOverlap(1, new float[]{5, 5, 15, 10.9f, 5, 5, 15, 11.1f}, 0.6); // overlap 0.59 and 0.61
        assertArrayEquals(new long[]{1, 0, 2, 2}, pairing.truths());
        assertArrayEquals(new int[]{1, 1, 0, 1}, pairing.classes());
    }

    @Test
    void promptsThatAreMissingOrTooManyTeachNothing() {
        pairing.inOrder(0, new float[]{1, 2, 3, 4});
        pairing.inOrder(1, new float[12]);
        assertArrayEquals(new int[]{1, 0, 1, 0}, pairing.classes());
        assertArrayEquals(new float[]{1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, pairing.prompts());
        assertArrayEquals(new long[]{0, 0, 2, 3}, pairing.truths());
    }
}
