package org.pixelllm.train.detection;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Chooses proposals for the second stage. The true boxes are proposals too, so that there is always one that fits. */
final class BoxSampler {
    private final SamplingConfig config;

    BoxSampler(SamplingConfig config) {
        this.config = config;
    }

    /**
     * Chooses proposals of one picture; objects first, each kind in the order of the proposals.
     *
     * <p>As published, objects that were dropped return as background where there are too few others.
     *
     * @param proposals (R, 4) row-major
     * @param random decides what is dropped; not asked where nothing is
     */
    SampledBoxes sample(float[] proposals, TrueBoxes truth, SplittableRandom random) {
        float[] all = Arrays.copyOf(proposals, proposals.length + truth.corners().length);
        System.arraycopy(truth.corners(), 0, all, proposals.length, truth.corners().length);
        Match match = Match.of(all, truth, config.overlap());
        int[] objects = IntStream.range(0, all.length / 4).filter(i -> match.found()[i]).toArray();
        int[] others = IntStream.range(0, all.length / 4).filter(i -> !match.found()[i]).toArray();

        int[] kept = some(objects, (int) (config.samples() * config.positives()), random);
        int[] background = some(others, config.samples() - kept.length, random);
        IntStream dropped = Arrays.stream(objects).filter(i -> Arrays.binarySearch(kept, i) < 0)
                .limit(config.samples() - kept.length - background.length);
        int[] order = IntStream.concat(IntStream.concat(Arrays.stream(kept), Arrays.stream(background)), dropped)
                .toArray();
        return chosen(order, kept.length, all, match, truth);
    }

    /** Returns at most {@code most} of the numbers, in their order. */
    private static int[] some(int[] numbers, int most, SplittableRandom random) {
        if (numbers.length <= most) {
            return numbers;
        }
        int[] drawn = numbers.clone();
        for (int i = 0; i < most; i++) {
            int other = random.nextInt(i, drawn.length);
            int number = drawn[other];
            drawn[other] = drawn[i];
            drawn[i] = number;
        }
        return Arrays.stream(drawn).limit(most).sorted().toArray();
    }

    private static SampledBoxes chosen(int[] order, int objects, float[] all, Match match, TrueBoxes truth) {
        SampledBoxes samples = new SampledBoxes(new float[4 * order.length], new int[order.length],
                new int[order.length]);
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(all, 4 * order[i], samples.corners(), 4 * i, 4);
            samples.truth()[i] = match.truth()[order[i]];
            samples.classes()[i] = i < objects ? truth.classes()[match.truth()[order[i]]] : 0;
        }
        return samples;
    }
}
