package org.pixelllm.eval.caption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts runs of words. */
final class NGrams {
    /** The longest run that the metrics look at. */
    static final int LONGEST = 4;

    private NGrams() {}

    /** Returns how often each run of so many words occurs. */
    static Map<String, Integer> count(List<String> words, int length) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + length <= words.size(); i++) {
            // words hold no space, so that runs of words are told apart
            String run = length == 1 ? words.get(i) : String.join(" ", words.subList(i, i + length));
            counts.merge(run, 1, Integer::sum);
        }
        return counts;
    }
}
