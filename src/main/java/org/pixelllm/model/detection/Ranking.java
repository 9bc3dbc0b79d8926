package org.pixelllm.model.detection;

import java.util.Arrays;

/** Orders by score; of equals the one with the lower index comes first. */
final class Ranking {
    private Ranking() {}

    /** Returns the indices of the scores, highest first; a score that is no number counts as the highest. */
    static int[] descending(float[] scores) {
        long[] keys = new long[scores.length];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits(scores[i] + 0f);                  // + 0 makes -0 equal to 0
            int ascending = bits ^ bits >> 31 & Integer.MAX_VALUE;
            keys[i] = (long) ~ascending << 32 | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** Returns the first indices of {@link #descending}, at most {@code count}. */
    static int[] top(float[] scores, int count) {
        return Arrays.copyOf(descending(scores), Math.min(count, scores.length));
    }
}
