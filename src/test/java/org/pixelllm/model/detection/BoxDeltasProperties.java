package org.pixelllm.model.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BoxDeltasProperties {
    @Property(seed = "1")
    void decodingLeadsToTheBoxThatWasEncoded(@ForAll("places") float[] from, @ForAll("places") float[] to) {
        float[] start = box(from);
        float[] end = box(to);

        assertArrayEquals(end, BoxDeltas.decode(start, BoxDeltas.encode(start, end)), 1e-2f);
    }

    @Example
    void oneUnitIsATenthOfTheSizeAndAFifthOfTheLogarithm() {
        float[] deltas = BoxDeltas.encode(new float[]{0, 0, 10, 20}, new float[]{1, 0, 11, (float) (20 * Math.E)});
        assertArrayEquals(new float[]{1, (float) (10 * (Math.E - 1) / 2), 0, 5}, deltas, 1e-4f);
    }

    @Example
    void noBoxGrowsWithoutBound() {
        float[] grown = BoxDeltas.decode(new float[]{0, 0, 16, 16}, new float[]{0, 0, 1e9f, 0});
        assertEquals(1000, grown[2] - grown[0], 0.1);
    }

    @Example
    void aBoxWithoutAreaHasNoWay() {
        assertArrayEquals(new float[4], BoxDeltas.encode(new float[]{3, 3, 3, 3}, new float[]{3, 3, 3, 3}));
    }

    @Provide
    Arbitrary<float[]> places() {
        return Arbitraries.floats().between(1, 60).array(float[].class).ofSize(4);
    }

    private static float[] box(float[] place) {
        return new float[]{place[0], place[1], place[0] + place[2], place[1] + place[3]};
    }
}
