package org.pixelllm;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How alike the visual tokens of two prompts on one picture are.
 *
 * @param one the first prompt
 * @param other the second prompt
 * @param cosines a row for each visual token of the first, a column for each of the second, -1 to 1; 1 is the same
 */
public record Similarity(Prompt one, Prompt other, List<List<Double>> cosines) {
    public Similarity {
        cosines = cosines.stream().map(List::copyOf).toList();
    }

    /** Returns the mean over tokens of the same number, which are learned to ask for the same. */
    public double mean() {
        return IntStream.range(0, cosines.size()).mapToDouble(i -> cosines.get(i).get(i)).average().orElse(1);
    }
}
