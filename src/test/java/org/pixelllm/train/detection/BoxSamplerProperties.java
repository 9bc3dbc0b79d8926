package org.pixelllm.train.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BoxSamplerProperties {
    private static final TrueBoxes TRUTH = new TrueBoxes(new float[]{0, 0, 10, 10, 20, 20, 30, 30, 0, 0, 0, 0},
            new int[]{1, 1, 0});

    @Property(tries = 100, seed = "1")
    void samplesAreAsManyAsWantedObjectsFirst(@ForAll @IntRange(max = 30) int proposals,
            @ForAll @IntRange(min = 1, max = 40) int samples, @ForAll long seed) {
        float[] boxes = proposals(proposals, seed);

        SampledBoxes chosen = sample(boxes, samples, seed);

        assertEquals(Math.min(samples, proposals + 3), chosen.size());
        int objects = IntStream.of(chosen.classes()).sum();
        assertTrue(objects <= samples / 4);
        assertArrayEquals(IntStream.range(0, chosen.size()).map(i -> i < objects ? 1 : 0).toArray(), chosen.classes());
    }

    @Property(tries = 100, seed = "1")
    void everyObjectShowsItsTrueBox(@ForAll @IntRange(max = 30) int proposals, @ForAll long seed) {
        SampledBoxes chosen = sample(proposals(proposals, seed), 20, seed);

        Match again = Match.of(chosen.corners(), TRUTH, 0.6);
        for (int i = 0; i < chosen.size(); i++) {
            assertTrue(chosen.classes()[i] == 0 || again.found()[i] && again.truth()[i] == chosen.truth()[i]);
        }
    }

    @Property(tries = 20, seed = "1")
    void theSameSeedGivesTheSameSamples(@ForAll long seed) {
        float[] boxes = proposals(30, seed);
        assertArrayEquals(sample(boxes, 8, seed).corners(), sample(boxes, 8, seed).corners());
    }

    @Example
    void nothingIsDroppedNorMixedWhereThereIsRoom() {
        float[] boxes = {50, 50, 60, 60, 0, 0, 10, 9, 70, 0, 80, 9, 20, 21, 30, 30};

        SampledBoxes chosen = sample(boxes, 40, 1);

        assertArrayEquals(new float[]{0, 0, 10, 9, 20, 21, 30, 30, 0, 0, 10, 10, 20, 20, 30, 30, 50, 50, 60, 60, 70, 0,
            80, 9, 0, 0, 0, 0}, chosen.corners());
        assertArrayEquals(new int[]{0, 1, 0, 1, 0, 0, 0}, chosen.truth());
        assertArrayEquals(new float[]{0, 0, 10, 9}, chosen.first(1));
    }

    private static SampledBoxes sample(float[] boxes, int samples, long seed) {
        return new BoxSampler(new SamplingConfig(0.6, samples, 0.25)).sample(boxes, TRUTH, new SplittableRandom(seed));
    }

    private static float[] proposals(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] boxes = new float[4 * count];
        for (int i = 0; i < boxes.length; i += 4) {
            boxes[i] = random.nextInt(2) * 20 + random.nextInt(3);
            boxes[i + 1] = boxes[i] + random.nextInt(3);
            boxes[i + 2] = boxes[i] + 10;
            boxes[i + 3] = boxes[i + 1] + 8 + random.nextInt(8);
        }
        return boxes;
    }
}
